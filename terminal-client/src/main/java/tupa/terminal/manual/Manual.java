package tupa.terminal.manual;

import java.util.List;
import java.util.Optional;

/** What {@code tupa completion} and {@code tupa man} print. */
public final class Manual {
    private static final String SHELLS = "bash|zsh|fish";

    private Manual() {}

    /** Whether this is for the manual to answer. */
    public static boolean isAsked(List<String> arguments) {
        return !arguments.isEmpty() && List.of("completion", "man").contains(arguments.get(0));
    }

    /**
     * What to print; empty when it is not asked for in the right way.
     *
     * @param chatHelp the help of the chat, which has its options
     */
    public static Optional<String> answer(List<String> arguments, String chatHelp) {
        List<Word> words = new Catalogue(chatHelp).words();
        return switch (String.join(" ", arguments)) {
            case "man" -> Optional.of(ManPage.page(words));
            case "completion bash" -> Optional.of(Bash.script(words));
            case "completion zsh" -> Optional.of(Zsh.script(words));
            case "completion fish" -> Optional.of(Fish.script(words));
            default -> Optional.empty();
        };
    }

    /** How to ask in the right way. */
    public static String usage() {
        return "Usage: tupa completion " + SHELLS + "\n       tupa man\n";
    }
}
