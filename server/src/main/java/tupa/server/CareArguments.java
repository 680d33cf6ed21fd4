package tupa.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind {@code tupa backup} and {@code tupa restore}.
 *
 * @param file the backup; empty when only epochs are renewed, or help is wanted
 * @param server what the server takes too: where the settings are
 */
record CareArguments(Task task, Optional<Path> file, boolean replace, Arguments server) {
    enum Task {
        BACKUP,
        RESTORE,
        RENEW_EPOCHS
    }

    static final String BACKUP_HELP = """
            usage: tupa backup FILE [--data DIR] [--config FILE] [-Dkey=value ...]

            Copies the store to FILE, which must not exist, and checks the copy. The server may run meanwhile.
            Settings are read as tupa server reads them.

            Exit code: 0 when FILE is whole, 1 when there is none (the message says why), 2 when the command makes no sense.""";

    static final String RESTORE_HELP = """
            usage: tupa restore FILE [--replace] [--data DIR] [--config FILE] [-Dkey=value ...]
                   tupa restore --epochs-only [--data DIR] [--config FILE] [-Dkey=value ...]

              --replace       move the store that is there aside, under a name with the date
              --epochs-only   put nothing back: a database restored by other means gets what restore does besides

            Puts a backup in the place of the store. The server must not run. Every room gets a new epoch, so that clients
            are told that its history is another; sessions are kept. Settings are read as tupa server reads them.

            Exit code: 0 when it is done, 1 when nothing was changed (the message says why), 2 when the command makes no sense.""";

    /** Throws {@link StartFailure} when the arguments make no sense. */
    static CareArguments parse(List<String> args) {
        String command = args.isEmpty() ? "" : args.get(0);
        if (!command.equals("backup") && !command.equals("restore")) {
            throw StartFailure.wrong("What is to be done, backup or restore?");
        }
        return parse(command.equals("backup"), args.subList(1, args.size()));
    }

    private static CareArguments parse(boolean backup, List<String> args) {
        List<String> rest = new ArrayList<>(args);
        boolean replace = !backup && rest.remove("--replace");
        boolean epochsOnly = !backup && rest.remove("--epochs-only");
        Optional<Path> file = rest.stream()
                .findFirst()
                .filter(first -> !first.startsWith("-"))
                .map(Path::of);
        String help = backup ? BACKUP_HELP : RESTORE_HELP;
        Arguments server = Arguments.parse(rest.subList(file.isPresent() ? 1 : 0, rest.size()), help);
        if (!server.help() && file.isPresent() == epochsOnly) {
            throw StartFailure.wrong((epochsOnly ? "With --epochs-only there is no file.\n" : "Which file?\n") + help);
        }
        Task task = backup ? Task.BACKUP : epochsOnly ? Task.RENEW_EPOCHS : Task.RESTORE;
        return new CareArguments(task, file, replace, server);
    }

    String help() {
        return task == Task.BACKUP ? BACKUP_HELP : RESTORE_HELP;
    }
}
