package tupa.terminal.input;

import tupa.terminal.client.Client;
import tupa.terminal.model.ChatModel;

/** What keys do on every kind of screen: they ask it of the chat. */
public abstract class ChatKeys implements KeyHandler {
    protected final Client client;

    protected ChatKeys(Client client) {
        this.client = client;
    }

    @Override
    public final void goTo(int number) {
        client.postAndSee(engine -> engine.goTo(number));
    }

    @Override
    public final void goBeside(int steps) {
        client.postAndSee(engine -> engine.goBeside(steps));
    }

    @Override
    public final void goToUnread() {
        client.postAndSee(engine -> engine.press(ChatModel::goToUnread));
    }

    @Override
    public final void goBack() {
        client.postAndSee(engine -> engine.press(ChatModel::goBack));
    }

    @Override
    public final void markRead() {
        client.post(engine -> engine.press(ChatModel::mark));
    }

    @Override
    public final void resend() {
        client.post(engine -> engine.press(ChatModel::resend));
    }

    @Override
    public final void run(String command) {
        client.postAndSee(engine -> engine.typed(command));
    }
}
