package tupa.terminal.input;

/** What happens when a key is pressed. */
public sealed interface KeyTarget {
    record Act(KeyAction action) implements KeyTarget {
        @Override
        public String toString() {
            return action.word();
        }
    }

    /** A command is carried out as if it had been typed. */
    record Run(String command) implements KeyTarget {
        @Override
        public String toString() {
            return command;
        }
    }
}
