package tupa.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/** Reads values that have a range; what is outside it is a {@link ConfigException} with the key's name and origin. */
public final class Keys {
    private Keys() {}

    public static int positiveInt(Config config, String key) {
        return atLeast(config, key, config.getInt(key), 1);
    }

    /** A number that may be zero. */
    public static int notNegativeInt(Config config, String key) {
        return atLeast(config, key, config.getInt(key), 0);
    }

    public static int positiveBytes(Config config, String key) {
        long bytes = config.getBytes(key);
        if (bytes > Integer.MAX_VALUE) {
            throw bad(config, key, "must be below 2 GiB");
        }
        return atLeast(config, key, (int) bytes, 1);
    }

    /** A duration that may be zero. */
    public static Duration duration(Config config, String key) {
        Duration duration = config.getDuration(key);
        if (duration.isNegative()) {
            throw bad(config, key, "must not be below zero");
        }
        return duration;
    }

    public static Duration positiveDuration(Config config, String key) {
        Duration duration = config.getDuration(key);
        if (duration.isNegative() || duration.isZero()) {
            throw bad(config, key, "must be above zero");
        }
        return duration;
    }

    public static ConfigException bad(Config config, String key, String problem) {
        return new ConfigException.BadValue(config.getValue(key).origin(), key, problem);
    }

    private static int atLeast(Config config, String key, int value, int least) {
        if (value < least) {
            throw bad(config, key, "must be at least " + least);
        }
        return value;
    }
}
