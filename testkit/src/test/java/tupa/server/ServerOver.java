package tupa.server;

import com.typesafe.config.Config;
import java.security.SecureRandom;
import java.time.InstantSource;
import tupa.core.Guardian;
import tupa.core.session.Ids;
import tupa.core.store.Storage;

/** A server over a store that a test has opened, and closes. */
public final class ServerOver {
    private ServerOver() {}

    public static RunningServer start(Config config, Storage storage) {
        ServerSettings settings = ServerSettings.of(config);
        Ids ids = new Ids(new SecureRandom());
        return RunningServer.start(
                settings, unused -> Guardian.create(settings.core(), storage, InstantSource.system(), ids));
    }
}
