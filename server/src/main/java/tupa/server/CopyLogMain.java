package tupa.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tupa.core.store.Copied;
import tupa.core.store.Storages;
import tupa.core.store.StoreException;
import tupa.core.store.StoreSettings;

/** {@code tupa copy-log}: moves all that is stored from SQLite to PostgreSQL or back, while no server runs. */
public final class CopyLogMain {
    private static final String HELP = """
            usage: tupa copy-log --to postgres|sqlite [--data DIR] [--config FILE] [-Dkey=value ...]

            Copies every room, message and session from the configured SQLite file to the configured PostgreSQL
            database (--to postgres) or the other way (--to sqlite). The target must be empty and no server may
            run on either. Clients resume afterwards as if nothing had happened; the source is left as it is.

              --to postgres|sqlite   where to; then set tupa.store.provider to it
              --data DIR             where the SQLite file is (tupa.data-dir)
              --config FILE          read FILE instead of ./application.conf
              -Dkey=value            set any key, for example -Dtupa.store.postgres.user=tupa

            The password is best given in the environment: TUPA_STORE_POSTGRES_PASSWORD.""";

    private CopyLogMain() {}

    public static void main(String[] args) {
        try {
            run(List.of(args));
        } catch (StartFailure failure) {
            System.err.println("tupa copy-log: " + failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    private static void run(List<String> args) {
        List<String> rest = new ArrayList<>(args);
        if (rest.contains("--help") || rest.contains("-h")) {
            System.out.println(HELP);
            return;
        }
        StoreSettings.Provider to = target(rest);
        StoreSettings.Provider from =
                to == StoreSettings.Provider.POSTGRES ? StoreSettings.Provider.SQLITE : StoreSettings.Provider.POSTGRES;
        ServerSettings settings = ServerSettings.of(Arguments.parse(rest, HELP), System.getenv(), Path.of(""));
        try {
            Copied copied = Storages.copy(settings.core().store(), from, to);
            System.out.println("Copied " + copied + ". Now set tupa.store.provider = "
                    + (to == StoreSettings.Provider.POSTGRES ? "postgres" : "sqlite") + " and start the server.");
        } catch (StoreException refused) {
            throw StartFailure.refused(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Takes {@code --to} out of the arguments; the others are those of the server. */
    private static StoreSettings.Provider target(List<String> args) {
        int at = args.indexOf("--to");
        String name = at >= 0 && at + 1 < args.size() ? args.get(at + 1) : "";
        if (!name.equals("postgres") && !name.equals("sqlite")) {
            throw StartFailure.wrong("--to must be postgres or sqlite\n" + HELP);
        }
        args.subList(at, at + 2).clear();
        return name.equals("postgres") ? StoreSettings.Provider.POSTGRES : StoreSettings.Provider.SQLITE;
    }
}
