package tupa.terminal.input;

/** What happens when a key is pressed. */
public sealed interface Deed {
    record Act(KeyAction action) implements Deed {
        @Override
        public String toString() {
            return action.word();
        }
    }

    /** A command is carried out as if it had been typed. */
    record Run(String command) implements Deed {
        @Override
        public String toString() {
            return command;
        }
    }
}
