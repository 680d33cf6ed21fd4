package tupa.testkit.audit.mutant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import tupa.core.store.Append;
import tupa.core.store.Cut;
import tupa.core.store.Entry;
import tupa.core.store.Keep;
import tupa.core.store.LoggedRoom;
import tupa.core.store.MessageLog;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.Page;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;

/** A log that stores something else than it is given, and says afterwards that it was that. */
final class MappedLog implements MessageLog {
    private final MessageLog real;
    private final UnaryOperator<Entry> written;
    private final UnaryOperator<Entry> read;
    private final UnaryOperator<OpenedRoom> opened;
    private final long shift;

    private MappedLog(
            MessageLog real,
            UnaryOperator<Entry> written,
            UnaryOperator<Entry> read,
            UnaryOperator<OpenedRoom> opened,
            long shift) {
        this.real = real;
        this.written = written;
        this.read = read;
        this.opened = opened;
        this.shift = shift;
    }

    /** Cids mean nothing to the next process. */
    static MessageLog forgettingCids(MessageLog real, int process) {
        String mark = "~" + process;
        return new MappedLog(
                real,
                entry -> withCid(entry, entry.cid().value() + mark),
                entry -> withCid(entry, entry.cid().value().replaceAll("~\\d+$", "")),
                room -> new OpenedRoom(
                        room.id(),
                        room.epoch(),
                        room.newest(),
                        room.oldest(),
                        room.newestTs(),
                        room.topic(),
                        List.of()),
                0);
    }

    private static Entry withCid(Entry entry, String cid) {
        return new Entry(entry.author(), entry.nick(), entry.peerNick(), entry.kind(), new Cid(cid), entry.text());
    }

    /** Every event has another number in the next process. */
    static MessageLog renumbering(MessageLog real, int process) {
        return new MappedLog(real, entry -> entry, entry -> entry, room -> room, process);
    }

    /** Every history has another name in the next process. */
    static MessageLog renaming(MessageLog real, int process) {
        return new MappedLog(
                real,
                entry -> entry,
                entry -> entry,
                room -> new OpenedRoom(
                        room.id(),
                        room.epoch() + process,
                        room.newest(),
                        room.oldest(),
                        room.newestTs(),
                        room.topic(),
                        room.recent()),
                0);
    }

    @Override
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        return real.open(room, recent)
                .thenApply(found -> opened.apply(new OpenedRoom(
                        found.id(),
                        found.epoch(),
                        found.newest() + shift,
                        found.oldest() + shift,
                        found.newestTs(),
                        found.topic(),
                        all(found.recent()))));
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        List<StoredEvent> events = batch.events().stream()
                .map(event -> new StoredEvent(event.seq() - shift, event.ts(), written.apply(event.entry())))
                .toList();
        return real.append(new Append(batch.room(), events)).thenApply(this::outcome);
    }

    private Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Duplicates duplicates) {
            Map<Integer, StoredEvent> originals = new HashMap<>(duplicates.originals());
            originals.replaceAll((position, event) -> one(event));
            return new Outcome.Duplicates(originals);
        }
        return outcome;
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        long most = upTo == Long.MAX_VALUE ? upTo : upTo - shift;
        return real.after(room, Math.max(0, after - shift), most, limit).thenApply(this::page);
    }

    @Override
    public CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit) {
        return real.rooms(after, limit);
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room, Keep keep) {
        return real.cut(room, keep).thenApply(cut -> new Cut(cut.oldest() + shift, cut.firstKept() + shift));
    }

    @Override
    public CompletionStage<Integer> prune(RoomId room, long below, int limit) {
        return real.prune(room, below - shift, limit);
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        return real.before(room, before - shift, limit).thenApply(this::page);
    }

    private Page page(Page page) {
        return new Page(all(page.events()), page.oldest() + shift, page.newest() + shift);
    }

    private List<StoredEvent> all(List<StoredEvent> events) {
        return events.stream().map(this::one).toList();
    }

    private StoredEvent one(StoredEvent event) {
        return new StoredEvent(event.seq() + shift, event.ts(), read.apply(event.entry()));
    }
}
