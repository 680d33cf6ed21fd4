package tupa.terminal.input;

import java.util.Queue;

/** Notes what keys ask of the chat. */
final class RecordedKeys implements KeyHandler {
    private final Queue<String> asked;

    RecordedKeys(Queue<String> asked) {
        this.asked = asked;
    }

    @Override
    public void goTo(int number) {
        asked.add("room " + number);
    }

    @Override
    public void goBeside(int steps) {
        asked.add("beside " + steps);
    }

    @Override
    public void goToUnread() {
        asked.add("unread");
    }

    @Override
    public void goBack() {
        asked.add("back");
    }

    @Override
    public void scroll(Scroll where) {
        asked.add(where.name());
    }

    @Override
    public void escape() {
        asked.add("escape");
    }

    @Override
    public void markRead() {
        asked.add("read");
    }

    @Override
    public void resend() {
        asked.add("resend");
    }

    @Override
    public void turn(Pane pane) {
        asked.add(pane.name());
    }

    @Override
    public void run(String command) {
        asked.add(command);
    }
}
