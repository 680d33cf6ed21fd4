package tupa.testkit.audit;

import java.util.Optional;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Track;
import tupa.testkit.audit.judge.Witness;
import tupa.wire.Event;
import tupa.wire.Peer;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** What one user is told without having asked, put where it is judged. */
final class Ears implements Event.Visitor<Optional<Track>> {
    private final User user;
    private final Judge judge;
    private final Tally tally;

    Ears(User user, Judge judge, Tally tally) {
        this.user = user;
        this.judge = judge;
        this.tally = tally;
    }

    void heard(Event event) {
        event.accept(this);
    }

    private Witness witness() {
        return user.witness();
    }

    private Optional<Track> track(RoomAddress address) {
        if (address instanceof RoomName room) {
            return Optional.of(user.places().touched(room).track);
        }
        return user.person().map(me -> user.places().of((Peer) address, me.user()));
    }

    @Override
    public Optional<Track> message(Event.Message message) {
        tally.add(Tally.Count.EVENTS);
        judge.shown().message(witness(), message);
        return stored(message.room(), message.seq(), Optional.of(message.mid()));
    }

    @Override
    public Optional<Track> dm(Event.Dm dm) {
        tally.add(Tally.Count.EVENTS);
        boolean his = user.person()
                .filter(me -> judge.shown().dm(witness(), me.user(), dm))
                .isPresent();
        return his ? stored(dm.room(), dm.seq(), Optional.of(dm.mid())) : Optional.empty();
    }

    @Override
    public Optional<Track> topicChanged(Event.TopicChanged topic) {
        tally.add(Tally.Count.EVENTS);
        judge.shown().topic(witness(), topic);
        return stored(topic.room(), topic.seq(), Optional.empty());
    }

    @Override
    public Optional<Track> systemMessage(Event.SystemMessage message) {
        tally.add(Tally.Count.EVENTS);
        judge.shown().system(witness(), message);
        return stored(message.room(), message.seq(), Optional.empty());
    }

    private Optional<Track> stored(RoomAddress room, long seq, Optional<String> mid) {
        Optional<Track> track = track(room);
        track.ifPresent(known -> known.shown(seq, mid));
        return track;
    }

    @Override
    public Optional<Track> joined(Event.Joined joined) {
        judge.presence().joined(witness(), joined);
        user.places().touched(joined.room()).roll.joined(joined.who());
        return Optional.empty();
    }

    @Override
    public Optional<Track> left(Event.Left left) {
        judge.presence().left(witness(), left);
        user.places().touched(left.room()).roll.left(left.who());
        return Optional.empty();
    }

    @Override
    public Optional<Track> nickChanged(Event.NickChanged change) {
        judge.presence().renamed(witness(), change);
        user.places().touched(change.room()).roll.renamed(change.who());
        return Optional.empty();
    }

    @Override
    public Optional<Track> statusChanged(Event.StatusChanged change) {
        return Optional.empty();
    }

    @Override
    public Optional<Track> typing(Event.Typing typing) {
        return Optional.empty();
    }

    @Override
    public Optional<Track> members(Event.Members members) {
        user.places().touched(members.room()).roll.list(members.members());
        return Optional.empty();
    }

    @Override
    public Optional<Track> memberCount(Event.MemberCount count) {
        user.places().of(count.room()).roll.crowd();
        return Optional.empty();
    }

    @Override
    public Optional<Track> live(Event.Live live) {
        Optional<Track> track = track(live.room());
        track.ifPresent(known -> known.live(live.seq()));
        user.sayings().flush();
        return track;
    }

    @Override
    public Optional<Track> lagging(Event.Lagging lagging) {
        Optional<Track> track = track(lagging.room());
        track.ifPresent(Track::lagging);
        return track;
    }

    @Override
    public Optional<Track> gap(Event.Gap gap) {
        Optional<Track> track = track(gap.room());
        track.ifPresent(known -> known.gap(gap));
        return track;
    }

    @Override
    public Optional<Track> notice(Event.Notice notice) {
        return Optional.empty();
    }

    @Override
    public Optional<Track> rate(Event.Rate rate) {
        return Optional.empty();
    }

    @Override
    public Optional<Track> bye(Event.Bye bye) {
        user.sentAway(bye);
        return Optional.empty();
    }

    @Override
    public Optional<Track> unknown(Event.Unknown unknown) {
        judge.broken(Promise.INVENTED, witness(), "an event that protocol version 1 does not know: " + unknown.type());
        return Optional.empty();
    }
}
