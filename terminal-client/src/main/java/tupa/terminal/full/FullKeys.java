package tupa.terminal.full;

import java.util.function.Consumer;
import tupa.terminal.client.Client;
import tupa.terminal.input.ChatKeys;
import tupa.terminal.model.ChatModel;

/** What keys do where there is a whole screen. What is only a matter of looking is done where frames are composed. */
final class FullKeys extends ChatKeys {
    private final Composer composer;

    FullKeys(Client client, Composer composer) {
        super(client);
        this.composer = composer;
    }

    private void look(Consumer<Composer> wish) {
        client.post(engine -> {
            wish.accept(composer);
            engine.paint();
        });
    }

    @Override
    public void scroll(Scroll where) {
        switch (where) {
            case UP -> up(Composer::pageUp);
            case DOWN -> down(Composer::pageDown);
            case TOP -> up(Composer::top);
            case BOTTOM -> escape();
        }
    }

    /** What is older is asked for before the reader has come to the end of what is loaded. */
    private void up(Consumer<Composer> wish) {
        client.post(engine -> {
            wish.accept(composer);
            engine.paint();
            if (composer.isNearTop()) {
                engine.press(ChatModel::older);
            }
        });
    }

    private void down(Consumer<Composer> wish) {
        client.post(engine -> {
            wish.accept(composer);
            engine.paint();
            if (composer.isAtBottom()) {
                engine.press(ChatModel::newer);
            }
        });
    }

    @Override
    public void escape() {
        client.post(engine -> {
            engine.press(ChatModel::newest);
            engine.paint();
        });
    }

    @Override
    public void turn(Pane pane) {
        look(pane == Pane.ROOMS ? Composer::toggleRooms : Composer::toggleMembers);
    }
}
