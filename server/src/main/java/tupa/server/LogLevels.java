package tupa.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import tupa.core.config.Keys;

/** How much each logger writes: what {@code logback.xml} says, unless the configuration or the operator says otherwise. */
final class LogLevels {
    private static final List<Level> LEVELS =
            List.of(Level.OFF, Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

    private final LoggerContext context;

    /** What was said by {@code logback.xml} of those that were changed. */
    private final Map<String, Optional<Level>> original = new HashMap<>();

    LogLevels(LoggerContext context) {
        this.context = context;
    }

    /** Those of this process. */
    static LogLevels ofProcess() {
        return new LogLevels((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** The levels at {@code tupa.log.levels}; a name with dots may be quoted or not. */
    static Map<String, Level> of(Config tupa) {
        Config levels = tupa.getConfig("log.levels");
        Map<String, Level> read = new TreeMap<>();
        levels.entrySet().forEach(entry -> {
            String logger = String.join(".", ConfigUtil.splitPath(entry.getKey()));
            Level level = parse(levels.getString(entry.getKey()))
                    .orElseThrow(() -> Keys.bad(levels, entry.getKey(), "must be one of " + names()));
            read.put(logger, level);
        });
        return read;
    }

    static Optional<Level> parse(String name) {
        return LEVELS.stream()
                .filter(level -> level.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    static String names() {
        return String.join(", ", LEVELS.stream().map(Level::toString).toList());
    }

    /** From now on a logger writes so much. */
    synchronized void set(String name, Level level) {
        Logger logger = context.getLogger(name);
        original.putIfAbsent(name, Optional.ofNullable(logger.getLevel()));
        logger.setLevel(level);
    }

    /** The logger writes again what {@code logback.xml} lets it. */
    synchronized void reset(String name) {
        Optional.ofNullable(original.remove(name))
                .ifPresent(level -> context.getLogger(name).setLevel(orInherit(level)));
    }

    /** All of them do. */
    synchronized void resetAll() {
        Set.copyOf(original.keySet()).forEach(this::reset);
    }

    private static @Nullable Level orInherit(Optional<Level> level) {
        return level.orElse(null);
    }

    /** What {@code work} gives; nothing is written meanwhile, by whatever logger. */
    <T> T silently(Supplier<T> work) {
        TurboFilter silence = new Silence();
        context.addTurboFilter(silence);
        try {
            return work.get();
        } finally {
            context.getTurboFilterList().remove(silence);
        }
    }

    Level now(String name) {
        return context.getLogger(name).getEffectiveLevel();
    }

    /** Loggers that have a level of their own; the others go by the one above them. */
    Stream<String> own() {
        return context.getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .map(logger -> logger.getName() + " " + logger.getLevel());
    }

    private static final class Silence extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] values,
                @Nullable Throwable failure) {
            return FilterReply.DENY;
        }
    }
}
