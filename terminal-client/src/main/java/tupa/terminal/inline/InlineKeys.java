package tupa.terminal.inline;

import tupa.terminal.client.Client;
import tupa.terminal.input.KeyActions;
import tupa.terminal.model.ChatModel;

/** What keys do where the conversation is the terminal's own history: it scrolls itself, and there are no lists. */
final class InlineKeys implements KeyActions {
    private final Client client;

    InlineKeys(Client client) {
        this.client = client;
    }

    @Override
    public void goTo(int number) {
        client.post(engine -> engine.goTo(number));
    }

    @Override
    public void goBeside(int steps) {
        client.post(engine -> engine.goBeside(steps));
    }

    @Override
    public void goToUnread() {
        client.post(engine -> engine.press(ChatModel::goToUnread));
    }

    @Override
    public void goBack() {
        client.post(engine -> engine.press(ChatModel::goBack));
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
    public void markRead() {
        client.post(engine -> engine.press(ChatModel::mark));
    }

    @Override
    public void resend() {
        client.post(engine -> engine.press(ChatModel::resend));
    }

    @Override
    public void turn(Pane pane) {
        run(pane == Pane.ROOMS ? "/rooms" : "/users");
    }

    @Override
    public void run(String command) {
        client.post(engine -> engine.typed(command));
    }
}
