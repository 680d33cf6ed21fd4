package tupa.testkit.audit.mutant;

import com.typesafe.config.ConfigFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.Behavior;
import tupa.core.Guardian;
import tupa.core.session.Ids;
import tupa.core.store.Storage;
import tupa.server.RunningServer;
import tupa.server.ServerSettings;

/** The real server with one bent part: {@code --mutant NAME}, and what {@code tupa server} takes. */
public final class MutantServerMain {
    private MutantServerMain() {}

    public static void main(String[] args) {
        Map<String, String> settings = settings(List.of(args));
        Mutant mutant = Mutant.valueOf(settings.getOrDefault("mutant", ""));
        settings.remove("mutant");
        ServerSettings read = ServerSettings.of(ConfigFactory.parseMap(settings));
        RunningServer server = RunningServer.start(read, storage -> core(mutant, read, storage));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop().toCompletableFuture().join();
            Runtime.getRuntime().halt(0);
        }));
        System.out.println("Tupa ready in 0 ms: " + server.url());
    }

    private static Behavior<Guardian.Command> core(Mutant mutant, ServerSettings settings, Storage storage) {
        Ids ids = new Ids(new SecureRandom());
        Storage bent = mutant.bend(storage, settings.core().store().file().resolveSibling("mutant"));
        return BentGuardian.around(Guardian.create(settings.core(), bent, InstantSource.system(), ids), mutant);
    }

    private static Map<String, String> settings(List<String> args) {
        Map<String, String> settings = new HashMap<>();
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--mutant" -> settings.put("mutant", rest.next());
                case "--data" -> settings.put("tupa.data-dir", rest.next());
                case "--http", "--tcp" -> {
                    String address = rest.next();
                    int colon = address.indexOf(':');
                    settings.put("tupa." + arg.substring(2) + ".host", address.substring(0, colon));
                    settings.put("tupa." + arg.substring(2) + ".port", address.substring(colon + 1));
                }
                default -> {
                    int equals = arg.indexOf('=');
                    settings.put(arg.substring(2, equals), arg.substring(equals + 1));
                }
            }
        }
        return settings;
    }
}
