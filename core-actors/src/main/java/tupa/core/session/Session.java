package tupa.core.session;

/** Placeholder until the session actor lands in this commit series. */
public final class Session {
    private Session() {}
}
