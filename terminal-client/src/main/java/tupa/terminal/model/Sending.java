package tupa.terminal.model;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Kind;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/**
 * What the user said and the server has not confirmed. Each line keeps its cid until it is confirmed, however often it
 * has to be sent. To one place only one line is on its way at a time: so the order stays even when the server asks to
 * slow down in the middle.
 */
final class Sending {
    private static final long PATIENCE_MS = 1_000;

    private static final class Unsent {
        final Request request;
        final String place;
        final String text;
        /** It may have arrived: it was written to a connection. */
        boolean tried;

        boolean flying;
        boolean complained;

        Unsent(Request request, String place, String text) {
            this.request = request;
            this.place = place;
            this.text = text;
        }

        /** A person may have been named by his nick, before it was known who that is. */
        boolean isIn(RoomAddress address, String label) {
            return place.equals(address.wire()) || place.equalsIgnoreCase(label);
        }

        boolean isAction() {
            return request instanceof Request.Post post && post.kind() == Kind.ACTION;
        }
    }

    private record Placeless(String text, Kind kind) {}

    /** How many refused lines are remembered, in case they are to be sent again. */
    private static final int REFUSED = 50;

    private final List<Placeless> placeless = new ArrayList<>();
    private final Map<Cid, Unsent> unsent = new LinkedHashMap<>();
    /** Stored, and not yet seen among what the room says. */
    private final Map<Cid, Unsent> stored = new LinkedHashMap<>();

    private final Deque<Unsent> refusals = new ArrayDeque<>();
    private final Out out;
    private final Rooms rooms;
    private final Supplier<Cid> cids;
    private Instant notBefore = Instant.MIN;
    private int refused;

    Sending(Out out, Rooms rooms, Supplier<Cid> cids) {
        this.out = out;
        this.rooms = rooms;
        this.cids = cids;
    }

    void post(RoomName room, String text, Kind kind) {
        Cid cid = cids.get();
        unsent.put(cid, new Unsent(new Request.Post(room, cid, text, kind), room.wire(), text));
    }

    void dm(String to, String text) {
        Cid cid = cids.get();
        unsent.put(cid, new Unsent(new Request.Dm(to, cid, text), "@" + to, text));
    }

    /** Said before it is known in which room the user is. */
    void sayAtHome(String text, Kind kind) {
        placeless.add(new Placeless(text, kind));
    }

    void arrived(RoomName room) {
        placeless.forEach(line -> post(room, line.text, line.kind));
        placeless.clear();
    }

    /** There is no room for what was said. */
    void homeless() {
        placeless.forEach(line -> giveUp(line.text, Reply.Refusal.of(ErrorCode.NOT_IN_ROOM)));
        placeless.clear();
    }

    /** Sends, to each place, the first line that is not on its way yet. */
    void flush(Instant now, boolean welcomed) {
        if (!welcomed || now.isBefore(notBefore)) {
            return;
        }
        Set<String> busy = new HashSet<>();
        for (Unsent line : unsent.values()) {
            if (busy.add(line.place) && !line.flying && isReady(line.request)) {
                line.flying = true;
                line.tried = true;
                out.ask(line.request, Out.Why.ASKED);
            }
        }
    }

    private boolean isReady(Request request) {
        return !(request instanceof Request.Post post)
                || rooms.find(post.room()).filter(room -> room.live).isPresent();
    }

    /** The server has it. True the first time this is heard. */
    boolean confirmed(Cid cid) {
        Optional<Unsent> line = Optional.ofNullable(unsent.remove(cid));
        line.ifPresent(known -> stored.put(cid, known));
        return line.isPresent();
    }

    /** It has come back from the server for everybody to see. True the first time anything is heard of it. */
    boolean seen(Cid cid) {
        stored.remove(cid);
        return unsent.remove(cid) != null;
    }

    /** What was said in a room or to a person and is not yet one of the lines there: the oldest first. */
    List<View.Pending> pending(RoomAddress address, String label) {
        List<View.Pending> list = new ArrayList<>();
        pending(list, stored.values(), address, label, line -> View.Pending.State.STORED);
        pending(list, refusals, address, label, line -> View.Pending.State.REFUSED);
        pending(
                list,
                unsent.values(),
                address,
                label,
                line -> line.flying ? View.Pending.State.SENT : View.Pending.State.WAITING);
        return list;
    }

    private static void pending(
            List<View.Pending> list,
            Collection<Unsent> lines,
            RoomAddress address,
            String label,
            Function<Unsent, View.Pending.State> state) {
        lines.stream()
                .filter(line -> line.isIn(address, label))
                .map(line -> new View.Pending(line.text, line.isAction(), state.apply(line)))
                .forEach(list::add);
    }

    /** Sends again what was refused in this place; how many lines that were. */
    int resend(RoomAddress address, String label) {
        List<Unsent> again =
                refusals.stream().filter(line -> line.isIn(address, label)).toList();
        refusals.removeAll(again);
        again.forEach(line -> {
            if (line.request instanceof Request.Post post) {
                post(post.room(), post.text(), post.kind());
            } else if (line.request instanceof Request.Dm dm) {
                dm(dm.to(), dm.text());
            }
        });
        return again.size();
    }

    void connectionEnded() {
        stored.clear();
        unsent.values().forEach(line -> line.flying = false);
    }

    /**
     * The session is over and its cids mean nothing to the server any more. A post that did arrive shows up in the
     * replay of its room before it would be sent again; a private message does not.
     */
    void sessionEnded() {
        unsent.values().removeIf(line -> {
            boolean doubtful = line.tried && line.request instanceof Request.Dm;
            if (doubtful) {
                out.show(Line.error(Texts.DM_UNKNOWN.with(line.place.substring(1), line.text)));
            }
            return doubtful;
        });
    }

    void refused(Cid cid, Reply.Refusal refusal, Instant now) {
        Optional.ofNullable(unsent.get(cid)).ifPresent(line -> {
            line.flying = false;
            if (refusal.code().retryable()) {
                notBefore = now.plusMillis(refusal.retryAfterMs().orElse(PATIENCE_MS));
                complain(line, refusal);
            } else {
                unsent.remove(cid);
                refused(line);
                giveUp(line.text, refusal);
            }
        });
    }

    private void refused(Unsent line) {
        if (refusals.size() == REFUSED) {
            refusals.remove();
        }
        refusals.add(line);
    }

    private void complain(Unsent line, Reply.Refusal refusal) {
        if (!line.complained) {
            line.complained = true;
            out.show(Line.error(Texts.WILL_RETRY.with(Sentences.read(refusal.message()))));
        }
    }

    private void giveUp(String text, Reply.Refusal refusal) {
        refused++;
        out.show(Line.error(Texts.NOT_SENT.with(refusal.code().wire(), Sentences.read(refusal.message()), text)));
    }

    /** The room is not there after all: nothing for it can be sent. */
    void abandon(RoomAddress room, Reply.Refusal why) {
        stored.values().removeIf(line -> line.place.equals(room.wire()));
        unsent.values().removeIf(line -> {
            boolean lost = line.place.equals(room.wire());
            if (lost) {
                refused(line);
                giveUp(line.text, why);
            }
            return lost;
        });
    }

    boolean isEmpty() {
        return count() == 0;
    }

    int count() {
        return unsent.size() + placeless.size();
    }

    /** Lines that wait for something else than the server's answer. */
    int waiting() {
        return placeless.size()
                + (int) unsent.values().stream().filter(line -> !line.flying).count();
    }

    boolean anyRefused() {
        return refused > 0;
    }
}
