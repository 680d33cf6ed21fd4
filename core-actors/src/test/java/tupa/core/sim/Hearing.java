package tupa.core.sim;

import java.util.Optional;
import tupa.core.sim.engine.Violation;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Peer;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** What one client makes of what it is told. */
final class Hearing implements Event.Visitor<Boolean> {
    private final SimulatedClient client;

    Hearing(SimulatedClient client) {
        this.client = client;
    }

    void answered(Request request, Optional<Ledger.Said> said, Reply reply) {
        if (said.isPresent()) {
            posted(said.get(), reply);
        } else if (reply instanceof Reply.Welcome welcome) {
            client.welcome(welcome);
        } else if (reply instanceof Reply.JoinDone done) {
            joined((Request.Join) request, done);
        } else if (reply instanceof Reply.Page page) {
            paged((Request.History) request, page);
        } else if (reply instanceof Reply.Refusal refusal) {
            refused(request, refusal.code());
        } else if (request instanceof Request.Leave leave) {
            left(leave.room());
        } else if (request instanceof Request.ChangeNick change) {
            client.nick = change.nick();
        }
    }

    private void posted(Ledger.Said said, Reply reply) {
        if (reply instanceof Reply.PostDone done) {
            acknowledged(said, done.seq());
        } else if (reply instanceof Reply.DmDone done) {
            acknowledged(said, done.seq());
        } else if (reply instanceof Reply.Refusal refusal) {
            said.refusal = Optional.of(refusal.code());
            if (refusal.code().retryable() && client.dice().chance(0.7)) {
                new Retries(client).sayLater(said);
            } else {
                said.abandoned = true;
            }
        }
    }

    private void acknowledged(Ledger.Said said, long seq) {
        Violation.unless(
                said.acknowledged.map(before -> before == seq).orElse(true), "%s was acknowledged as two events", said);
        said.acknowledged = Optional.of(seq);
        Optional<StoredEvent> stored = client.world.stored(said.room, seq);
        Violation.unless(
                stored.filter(event -> event.entry().text().equals(said.text)).isPresent(),
                "%s was acknowledged as %d, but is not stored there",
                said,
                seq);
    }

    private void joined(Request.Join join, Reply.JoinDone done) {
        Stay known = client.stays.get(join.room());
        Violation.unless(
                !client.isInOneRoom() || known != null || client.places().isEmpty(),
                "%s: came into %s and was not told that he left %s",
                client.name(),
                join.room(),
                client.places());
        if (known == null) {
            Stay stay = new Stay(join.room(), client.name());
            client.stays.put(join.room(), stay);
            if (!client.doubts.contains(join.room())) {
                long first = Math.max(done.standing().oldest(), done.standing().seq() - join.history() + 1);
                stay.beginsAt(join.since().map(since -> since.seq() + 1).orElse(first));
            }
            stay.stands(done.standing());
            stay.members(done.members());
            client.left.remove(join.room());
        } else {
            known.members(done.members());
        }
    }

    private void left(RoomName room) {
        // Whoever leaves his last room is brought into the default one, and is shown as much of it as the server thinks
        // fit.
        client.doubts.add(Plan.LOBBY);
        isOut(room);
    }

    private void isOut(RoomName room) {
        Optional.ofNullable(client.stays.remove(room))
                .flatMap(Stay::position)
                .ifPresent(position -> client.left.put(room, position));
    }

    private void paged(Request.History history, Reply.Page page) {
        RoomKey key = client.key(history.room());
        long expected = 0;
        for (Event event : page.events()) {
            long seq = seq(event);
            Violation.unless(expected == 0 || seq == expected, "%s: a page with a hole", client.name());
            expected = seq + 1;
            Violation.unless(
                    client.world
                            .stored(key, seq)
                            .filter(stored -> stored.entry().text().equals(text(event)))
                            .isPresent(),
                    "%s: a page of what is not stored",
                    client.name());
        }
    }

    private void refused(Request request, ErrorCode code) {
        if (request instanceof Request.Hello) {
            helloRefused(code);
        } else if (request instanceof Request.Leave leave && code == ErrorCode.NOT_IN_ROOM) {
            Violation.unless(
                    client.doubts.contains(leave.room()) || !client.stays.containsKey(leave.room()),
                    "%s: is no longer in %s",
                    client.name(),
                    leave.room());
            client.stays.remove(leave.room());
        } else if (request instanceof Request.Leave leave && code == ErrorCode.STORAGE_UNAVAILABLE) {
            // Perhaps it was stored that he left; until it is stored again that he did not, a kill would show it.
            client.doubts.add(leave.room());
        } else if (request instanceof Request.Join join) {
            client.mayGo(join.room());
            new Losses(client).mayHaveMoved();
            if (client.stays.containsKey(join.room())) {
                client.doubts.add(join.room());
            }
        }
    }

    private void helloRefused(ErrorCode code) {
        switch (code) {
            case SESSION_EXPIRED -> client.expired();
            case NICK_TAKEN -> client.tryAnotherNick();
            default -> client.refused();
        }
    }

    private boolean event(RoomAddress room, long seq, String epoch, String text) {
        Optional<StoredEvent> stored = client.world.stored(client.key(room), seq);
        Violation.unless(
                stored.filter(event -> event.entry().text().equals(text)).isPresent(),
                "%s: was shown %d of %s, which is not stored so",
                client.name(),
                seq,
                room);
        return stay(room).map(stay -> stay.take(seq, epoch)).isPresent();
    }

    /** The stay that an event belongs to; there may be none only while that is in doubt. */
    private Optional<Stay> stay(RoomAddress room) {
        Stay known = client.stays.get(room);
        if (known != null) {
            return Optional.of(known);
        }
        boolean home = room.equals(Plan.LOBBY) && !client.isInOneRoom();
        boolean possible = room instanceof Peer || home || client.doubts.contains(room);
        Violation.unless(possible, "%s: an event of %s, where he is not", client.name(), room);
        Stay stay = new Stay(room, client.name());
        if (room instanceof Peer) {
            stay.firstAtMost(1);
        }
        client.stays.put(room, stay);
        return Optional.of(stay);
    }

    private static String epoch(String mid) {
        return mid.substring(0, mid.lastIndexOf('-'));
    }

    private static long seq(Event event) {
        return event instanceof Event.Message message
                ? message.seq()
                : event instanceof Event.Dm dm ? dm.seq() : ((Event.TopicChanged) event).seq();
    }

    private static String text(Event event) {
        return event instanceof Event.Message message
                ? message.text()
                : event instanceof Event.Dm dm ? dm.text() : ((Event.TopicChanged) event).topic();
    }

    @Override
    public Boolean message(Event.Message message) {
        return event(message.room(), message.seq(), epoch(message.mid()), message.text());
    }

    @Override
    public Boolean dm(Event.Dm dm) {
        boolean party = client.isMe(dm.from().user()) || client.isMe(dm.to().user());
        Violation.unless(party, "%s: sees what %s said to %s in private", client.name(), dm.from(), dm.to());
        return event(dm.room(), dm.seq(), epoch(dm.mid()), dm.text());
    }

    @Override
    public Boolean topicChanged(Event.TopicChanged topic) {
        return event(topic.room(), topic.seq(), "", topic.topic());
    }

    @Override
    public Boolean systemMessage(Event.SystemMessage message) {
        throw new Violation(client.name() + ": nobody has made the server say " + message);
    }

    @Override
    public Boolean joined(Event.Joined joined) {
        client.world.told(client, joined);
        return stay(joined.room()).map(stay -> stay.came(joined.who())).isPresent();
    }

    @Override
    public Boolean left(Event.Left left) {
        if (client.isMe(left.who().user())) {
            Violation.unless(client.isInOneRoom(), "%s: is told that he left %s", client.name(), left.room());
            isOut(left.room());
            return true;
        }
        client.world.told(client, left);
        return stay(left.room()).map(stay -> stay.went(left.who().user())).isPresent();
    }

    @Override
    public Boolean nickChanged(Event.NickChanged nick) {
        return stay(nick.room())
                .map(stay -> stay.renamed(nick.who().user(), nick.who().nick()))
                .isPresent();
    }

    @Override
    public Boolean statusChanged(Event.StatusChanged status) {
        return stay(status.room())
                .map(stay -> stay.changed(status.user(), status.status()))
                .isPresent();
    }

    @Override
    public Boolean typing(Event.Typing typing) {
        Violation.unless(!client.isMe(typing.who().user()), "%s: is told that he writes", client.name());
        return stay(typing.room()).isPresent();
    }

    @Override
    public Boolean members(Event.Members members) {
        return stay(members.room()).map(stay -> stay.members(members.members())).isPresent();
    }

    @Override
    public Boolean memberCount(Event.MemberCount count) {
        return stay(count.room()).map(Stay::crowd).isPresent();
    }

    @Override
    public Boolean live(Event.Live live) {
        return stay(live.room()).map(stay -> stay.live(live.seq())).isPresent();
    }

    @Override
    public Boolean lagging(Event.Lagging lagging) {
        return stay(lagging.room()).map(Stay::lagging).isPresent();
    }

    @Override
    public Boolean gap(Event.Gap gap) {
        throw new Violation(client.name() + ": a gap is told where nothing is gone: " + gap);
    }

    @Override
    public Boolean notice(Event.Notice notice) {
        return true;
    }

    @Override
    public Boolean rate(Event.Rate rate) {
        return true;
    }

    @Override
    public Boolean bye(Event.Bye bye) {
        Violation.unless(bye.reason() != CloseReason.CLOSED || client.hasSaidBye(), "%s: was sent away", client.name());
        return true;
    }

    @Override
    public Boolean unknown(Event.Unknown unknown) {
        throw new Violation(client.name() + ": an unknown event " + unknown);
    }
}
