package tupa.server;

import java.util.function.Function;

/**
 * One row of what an operator can type.
 *
 * @param name one word or two
 * @param argument what stands behind the name, for a person; empty when nothing does
 * @param help what it does, on one line
 * @param obey gets what stands behind the name, and returns what is to be printed
 */
record ConsoleCommand(String name, String argument, String help, Function<String, String> obey) {
    /** How it is typed. */
    String usage() {
        return argument.isEmpty() ? name : name + " " + argument;
    }

    /** Carries it out, if it was typed as it must be. */
    String run(String rest) {
        return argument.isEmpty() == rest.isEmpty() ? obey.apply(rest) : "usage: " + usage();
    }
}
