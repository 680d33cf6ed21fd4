package tupa.server;

import java.util.function.Function;

/**
 * One row of what an operator can type.
 *
 * @param name one word or two
 * @param argument what stands behind the name, for a person; empty when nothing does, in brackets when it may be left out
 * @param help what it does, on one line
 * @param obey gets what stands behind the name
 */
record ConsoleCommand(String name, String argument, String help, Function<String, Answer> obey) {
    /** How the words that users are told are called where they stand alone. */
    static final String TEXT = "TEXT";

    /** How it is typed. */
    String usage() {
        return argument.isEmpty() ? name : name + " " + argument;
    }

    /** Carries it out, if it was typed as it must be. */
    Answer run(String rest) {
        boolean fits = argument.isEmpty() ? rest.isEmpty() : argument.startsWith("[") || !rest.isEmpty();
        return fits ? obey.apply(rest) : Answer.nonsense("usage: " + usage());
    }

    /** What the log says of it: everything but what users are told. */
    String logged(String rest) {
        String told = argument.equals(TEXT) ? "(" + rest.length() + " characters)" : rest;
        return (name + " " + told).strip();
    }
}
