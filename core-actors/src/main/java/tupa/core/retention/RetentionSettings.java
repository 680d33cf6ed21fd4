package tupa.core.retention;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tupa.core.config.Keys;
import tupa.core.store.Keep;
import tupa.core.store.RoomKey;
import tupa.wire.RoomName;

/** The keys under {@code tupa.retention}, explained in {@code reference.conf}. */
public record RetentionSettings(
        Rule everywhere, Map<RoomName, Rule> rooms, int chunk, Duration pause, Duration interval) {
    /** What a room keeps: events of so many days, and so many events; 0 is no limit. */
    public record Rule(int days, int count) {
        boolean isOn() {
            return days > 0 || count > 0;
        }

        /** What that is at this moment. */
        Keep at(Instant now) {
            Instant since = days > 0 ? now.minus(Duration.ofDays(days)) : Instant.EPOCH;
            return new Keep(count > 0 ? count : Long.MAX_VALUE, since, now.minus(Keep.ALWAYS));
        }
    }

    private static final Set<String> RULE_KEYS = Set.of("keep-days", "keep-count");

    public RetentionSettings {
        rooms = Map.copyOf(rooms);
    }

    public static RetentionSettings of(Config retention) {
        return new RetentionSettings(
                rule(retention),
                rooms(retention),
                Keys.positiveInt(retention, "chunk"),
                Keys.positiveDuration(retention, "pause"),
                Keys.positiveDuration(retention, "interval"));
    }

    /** Whether any room ever has to let something go. */
    public boolean isOn() {
        return everywhere.isOn() || rooms.values().stream().anyMatch(Rule::isOn);
    }

    /** The rule of a room, if it has one; a private conversation follows the one for everywhere. */
    Optional<Rule> ruleOf(RoomKey room) {
        Rule rule =
                room.room().map(name -> rooms.getOrDefault(name, everywhere)).orElse(everywhere);
        return Optional.of(rule).filter(Rule::isOn);
    }

    private static Map<RoomName, Rule> rooms(Config retention) {
        Config each = retention.getConfig("rooms");
        Map<RoomName, Rule> rooms = new HashMap<>();
        for (String name : each.root().keySet()) {
            RoomName room = RoomName.parse(name)
                    .orElseThrow(() -> Keys.bad(retention, "rooms", "\"" + name + "\" is not a room name"));
            rooms.put(room, rule(room(retention, each, ConfigUtil.quoteString(name))));
        }
        return rooms;
    }

    /** What a room's own rule leaves open is as everywhere. */
    private static Config room(Config retention, Config each, String name) {
        if (each.getValue(name).valueType() != ConfigValueType.OBJECT) {
            throw Keys.bad(each, name, "must be an object such as { keep-days = 30 }");
        }
        Config own = each.getConfig(name);
        own.root().keySet().stream()
                .filter(key -> !RULE_KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Keys.bad(own, ConfigUtil.quoteString(key), "there is no such setting of a room's retention");
                });
        return own.withFallback(retention);
    }

    private static Rule rule(Config config) {
        return new Rule(Keys.notNegativeInt(config, "keep-days"), Keys.notNegativeInt(config, "keep-count"));
    }
}
