package tupa.testkit.audit;

import java.util.Optional;
import tupa.testkit.audit.judge.Findings;
import tupa.testkit.audit.judge.Life;
import tupa.testkit.audit.judge.Roll;
import tupa.testkit.audit.judge.Track;
import tupa.testkit.audit.judge.Witness;
import tupa.wire.RoomName;

/** One user's part in one room: where he is in its history, who else he thinks is there, and what he has asked for. */
final class Place {
    final RoomName room;
    final Track track;
    final Roll roll = new Roll();

    /** A join or leave is under way. */
    boolean moving;

    /** The connection was lost with a join under way: it may still happen. */
    boolean mayAppear;

    /** The connection was lost with a leave under way: it may have happened. */
    boolean mayBeGone;

    Place(RoomName room, Witness witness, Findings findings) {
        this.room = room;
        this.track = Track.room(witness, findings, room.value());
    }

    /** In the room, as far as was told, and about to stay. */
    boolean isSettled() {
        return track.isInside() && !moving;
    }

    /** Nobody will tell how a join ended that was under way: whoever came by it may have been let go again. */
    void lost(Life life) {
        if (moving && !track.isInside()) {
            mayAppear = true;
            life.departs(room.value());
        } else if (moving) {
            mayBeGone = true;
        }
        moving = false;
        track.cut();
    }

    /** The session is over, and with it everything that was under way. */
    void over() {
        track.left();
        moving = false;
        mayAppear = false;
        mayBeGone = false;
    }

    /** What he is told about the room without being in it may be the late effect of a join whose answer was lost. */
    void touched() {
        if (mayAppear) {
            track.appeared();
        }
    }

    Optional<String> unsettled() {
        if (moving) {
            return Optional.of("a join or leave of " + room + " is not answered");
        }
        return track.isInside() && !track.isLive()
                ? Optional.of("not live in " + room + " at " + track.last())
                : Optional.empty();
    }
}
