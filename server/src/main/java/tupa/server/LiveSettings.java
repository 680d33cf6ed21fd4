package tupa.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tupa.wire.RoomName;

/**
 * The settings that may change while the server runs: limits and log levels. They change one by one, or all that are
 * written otherwise by now when the configuration is read again. For any thread.
 */
final class LiveSettings {
    /** A setting that has changed, or would. */
    record Changed(String name, String from, String to) {}

    /** What reading again has brought about, and what it cannot. */
    record Reloaded(List<Changed> changed, List<String> needRestart) {}

    private static final String ROOT = "tupa.";
    private static final String LIMITS = "limits.";
    private static final String CAPACITIES = "rooms.capacities.";
    private static final String LEVELS = "log.levels.";

    private static final List<String> NAMES = List.of(
            "rate.enabled",
            "rate.burst",
            "rate.per-second",
            "address.enabled",
            "address.connections",
            "address.burst",
            "address.per-second",
            "address.offences",
            "address.window",
            "address.ban",
            "rooms.capacity");

    private final Consumer<ServerSettings> apply;
    private final LogLevels levels;
    private ServerSettings now;

    /** @param apply makes the server keep to these from now on */
    LiveSettings(ServerSettings started, Consumer<ServerSettings> apply, LogLevels levels) {
        this.now = started;
        this.apply = apply;
        this.levels = levels;
    }

    /** Every limit that can be set, with its value. */
    synchronized List<String> limits() {
        Stream<String> capacities = now.all().getConfig(ROOT + "rooms.capacities").root().keySet().stream()
                .sorted()
                .map(room -> CAPACITIES + room);
        return Stream.concat(NAMES.stream(), capacities)
                .map(name -> name + " = " + value(now, key(name).orElseThrow()))
                .toList();
    }

    /**
     * Sets a limit; empty when there is none of that name. Throws {@link StartFailure} when the value makes no sense.
     */
    synchronized Optional<Changed> set(String name, String value) {
        return key(name).map(key -> {
            Config wanted = Sources.with(now.all(), key, value, "set-limit");
            ServerSettings changed = ServerSettings.of(wanted);
            Changed told = new Changed(name, value(now, key), value(changed, key));
            take(changed);
            return told;
        });
    }

    /** The key of a limit that can be set. */
    private static Optional<String> key(String name) {
        if (name.startsWith(CAPACITIES)) {
            return RoomName.parse(name.substring(CAPACITIES.length()))
                    .map(room -> ROOT + CAPACITIES + ConfigUtil.quoteString(room.value()));
        }
        String below = name.startsWith("rooms.") ? ROOT : ROOT + LIMITS;
        return NAMES.contains(name) ? Optional.of(below + name) : Optional.empty();
    }

    /** Takes over what may change from the configuration as it is written by now. */
    synchronized Reloaded reload(Supplier<ServerSettings> read) {
        ServerSettings fresh = read.get();
        List<Changed> changed = new ArrayList<>();
        List<String> needRestart = new ArrayList<>();
        Config next = now.all();
        for (String key : keys(fresh)) {
            Changed change = new Changed(key, value(now, key), value(fresh, key));
            if (change.from().equals(change.to())) {
                continue;
            }
            if (isLive(key)) {
                changed.add(change);
                next = with(next, key, find(fresh, key));
            } else {
                needRestart.add(key);
            }
        }
        take(ServerSettings.of(next));
        levels.resetAll();
        now.logLevels().forEach(levels::set);
        return new Reloaded(changed, needRestart);
    }

    private Set<String> keys(ServerSettings fresh) {
        Set<String> keys = new TreeSet<>();
        for (ServerSettings settings : List.of(now, fresh)) {
            settings.all().withOnlyPath("tupa").entrySet().forEach(entry -> keys.add(entry.getKey()));
        }
        return keys;
    }

    private static boolean isLive(String key) {
        return key.startsWith(ROOT + CAPACITIES)
                || key.startsWith(ROOT + LEVELS)
                || NAMES.stream().anyMatch(name -> key(name).equals(Optional.of(key)));
    }

    private static Config with(Config config, String key, @Nullable ConfigValue value) {
        return value == null ? config.withoutPath(key) : config.withValue(key, value);
    }

    private void take(ServerSettings next) {
        apply.accept(next);
        now = next;
    }

    private static String value(ServerSettings settings, String key) {
        return Objects.toString(Optional.ofNullable(find(settings, key))
                .map(ConfigValue::unwrapped)
                .orElse("not set"));
    }

    private static @Nullable ConfigValue find(ServerSettings settings, String key) {
        try {
            return settings.all().getValue(key);
        } catch (ConfigException.Missing none) {
            return null;
        }
    }
}
