package tupa.core.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.apache.pekko.actor.UnhandledMessage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An actor system for one test, with time under its hand, that fails the test when any actor left a message unhandled. */
public final class NothingUnhandled implements AfterEachCallback {
    private static final Config CONFIG =
            ConfigFactory.parseString("pekko.actor.debug.unhandled = on").withFallback(ManualTime.config());

    private final ActorTestKit kit = ActorTestKit.create(CONFIG);
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<UnhandledMessage> unhandled = kit.createUnhandledMessageProbe();

    public ActorTestKit kit() {
        return kit;
    }

    /** The clock of timers. */
    public ManualTime time() {
        return time;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            unhandled.expectNoMessage(Duration.ofMillis(50));
        } finally {
            kit.shutdownTestKit();
        }
    }
}
