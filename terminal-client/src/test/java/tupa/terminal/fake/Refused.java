package tupa.terminal.fake;

import tupa.wire.Reply;

/** What a {@link FakeServer} does not do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Reply.Refusal refusal;

    Refused(Reply.Refusal refusal) {
        super(refusal.code().wire());
        this.refusal = refusal;
    }
}
