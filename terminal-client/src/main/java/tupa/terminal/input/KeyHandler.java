package tupa.terminal.input;

/**
 * What keys want of the chat; what they want of the input alone is done by the {@link Reader}. Called by the thread that
 * reads, and never while it holds the reader's lock, so that whoever is called may wait for the client's thread.
 */
public interface KeyHandler {
    /** Ways through what was said. */
    enum Scroll {
        UP,
        DOWN,
        TOP,
        BOTTOM
    }

    /** Lists beside the conversation. */
    enum Pane {
        ROOMS,
        MEMBERS
    }

    /** To the room of that number. */
    void goTo(int number);

    /** That many rooms further, or back when it is less than nothing. */
    void goBeside(int steps);

    void goToUnread();

    void goBack();

    void scroll(Scroll where);

    /** Whatever leads away from the newest and the plain conversation ends. */
    void escape();

    void markRead();

    void resend();

    /** Shows the list, or hides it when it is shown. */
    void turn(Pane pane);

    /** Carries out a command as if it had been typed. */
    void run(String command);
}
