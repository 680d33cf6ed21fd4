package tupa.terminal.config;

import tupa.terminal.client.Notifier;

/** The words for how the user is called. */
final class NotifyRule {
    private static final String COMMAND = "command:";

    static final Rule RULE = new Rule("bell|osc9|command: <command>|none", NotifyRule::isAllowed);

    private NotifyRule() {}

    private static boolean isAllowed(String by) {
        return switch (by) {
            case "bell", "osc9", "none" -> true;
            default -> !command(by).isEmpty();
        };
    }

    /** @param by one that is allowed */
    static Notifier.Way way(String by) {
        return switch (by) {
            case "bell" -> new Notifier.Way.Bell();
            case "osc9" -> new Notifier.Way.Desktop();
            case "none" -> new Notifier.Way.Silence();
            default -> new Notifier.Way.Command(command(by));
        };
    }

    private static String command(String by) {
        return by.startsWith(COMMAND) ? by.substring(COMMAND.length()).strip() : "";
    }
}
