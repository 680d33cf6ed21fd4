package tupa.terminal.inline;

import tupa.terminal.client.Client;
import tupa.terminal.input.ChatKeys;

/** What keys do where the conversation is the terminal's own history: it scrolls itself, and there are no lists. */
final class InlineKeys extends ChatKeys {

    InlineKeys(Client client) {
        super(client);
    }

    /** What is older than what the terminal has can only be shown below it. */
    @Override
    public void scroll(Scroll where) {
        if (where == Scroll.UP) {
            run("/history");
        }
    }

    @Override
    public void escape() {}

    @Override
    public void turn(Pane pane) {
        run(pane == Pane.ROOMS ? "/rooms" : "/users");
    }
}
