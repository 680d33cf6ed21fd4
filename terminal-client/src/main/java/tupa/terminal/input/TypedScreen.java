package tupa.terminal.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tupa.terminal.client.Client;
import tupa.terminal.client.Screen;

/** A front end in a terminal: with an input line that somebody types into. */
public interface TypedScreen extends Screen {
    /** Asks one question before the chat begins; empty when the user will not answer, or the terminal is taken away. */
    Optional<String> ask(String question);

    /** Keeps the input history over runs. */
    void keepHistory(Path file) throws IOException;

    /** Keys do this from the next one on, and this is asked before an entry is taken. */
    void use(Keys keys, EntryRules rules);

    /** Reads entries until the client ends. */
    void read(Client client);
}
