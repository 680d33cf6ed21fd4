package tupa.core.store;

import tupa.wire.Cid;
import tupa.wire.UserId;

/** What no two events of a room have in common, so that posting again cannot store twice. */
record Signature(UserId author, Cid cid) {
    static Signature of(StoredEvent event) {
        return new Signature(event.entry().author(), event.entry().cid());
    }
}
