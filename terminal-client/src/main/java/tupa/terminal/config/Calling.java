package tupa.terminal.config;

import tupa.terminal.client.Caller;

/** The words for how the user is called. */
final class Calling {
    private static final String COMMAND = "command:";

    static final Rule RULE = new Rule("bell|osc9|command: <command>|none", Calling::isAllowed);

    private Calling() {}

    private static boolean isAllowed(String by) {
        return switch (by) {
            case "bell", "osc9", "none" -> true;
            default -> !command(by).isEmpty();
        };
    }

    /** @param by one that is allowed */
    static Caller.Way way(String by) {
        return switch (by) {
            case "bell" -> new Caller.Way.Bell();
            case "osc9" -> new Caller.Way.Desktop();
            case "none" -> new Caller.Way.Silence();
            default -> new Caller.Way.Command(command(by));
        };
    }

    private static String command(String by) {
        return by.startsWith(COMMAND) ? by.substring(COMMAND.length()).strip() : "";
    }
}
