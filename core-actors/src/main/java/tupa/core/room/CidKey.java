package tupa.core.room;

import tupa.core.store.Entry;
import tupa.wire.Cid;
import tupa.wire.UserId;

/** What makes an entry the same one when it is sent again; within a room, and for each author. */
record CidKey(UserId author, Cid cid) {
    static CidKey of(Entry entry) {
        return new CidKey(entry.author(), entry.cid());
    }
}
