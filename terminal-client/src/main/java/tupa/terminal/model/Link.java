package tupa.terminal.model;

import tupa.wire.text.Texts;

/**
 * How the connection stands.
 *
 * @param retrySeconds time until the next attempt, while offline
 */
public record Link(State state, long retrySeconds) {
    public enum State {
        CONNECTING,
        ONLINE,
        /** Not connected; comes back by itself. */
        OFFLINE,
        /** Not connected; comes back when asked. */
        STOPPED
    }

    public static final Link CONNECTING = new Link(State.CONNECTING, 0);

    /** The state in one or two words. */
    public String words() {
        return switch (state) {
            case CONNECTING -> Texts.LINK_CONNECTING.with();
            case ONLINE -> Texts.LINK_ONLINE.with();
            case OFFLINE -> Texts.LINK_OFFLINE.with(retrySeconds);
            case STOPPED -> Texts.LINK_STOPPED.with();
        };
    }
}
