package tupa.core;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import tupa.core.config.Keys;
import tupa.core.connection.Outbox;
import tupa.core.retention.RetentionSettings;
import tupa.core.room.RoomSettings;
import tupa.core.session.SessionSettings;
import tupa.core.store.StoreSettings;

/**
 * Everything the core reads from configuration, once; the keys under {@code tupa}, explained in {@code reference.conf}.
 *
 * @param chaos whether rooms may be killed on purpose
 */
public record CoreSettings(
        RoomSettings rooms,
        SessionSettings session,
        Outbox.Bounds outbox,
        StoreSettings store,
        RetentionSettings retention,
        boolean chaos) {
    public CoreSettings {
        if (outbox.bytes() < session.limits().requestMax()) {
            throw new ConfigException.Generic(
                    "tupa.outbox.bytes must not be below tupa.limits.request:" + " one event might never fit");
        }
    }

    /** Reads the object at the path {@code tupa}. */
    public static CoreSettings of(Config tupa) {
        Config outbox = tupa.getConfig("outbox");
        return new CoreSettings(
                RoomSettings.of(tupa.getConfig("rooms")),
                SessionSettings.of(tupa),
                new Outbox.Bounds(
                        Keys.positiveInt(outbox, "messages"),
                        Keys.positiveBytes(outbox, "bytes"),
                        Keys.positiveBytes(outbox, "reserve")),
                StoreSettings.of(tupa),
                RetentionSettings.of(tupa.getConfig("retention")),
                tupa.getBoolean("chaos.enabled"));
    }
}
