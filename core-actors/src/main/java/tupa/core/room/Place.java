package tupa.core.room;

/** What a relay knows of one seat it serves. */
final class Place {
    final Seat seat;
    final Runnable drained;

    /** The seat has all that the relay has, and is offered every batch as it comes. */
    boolean level;

    /** A page for it is on its way from the log. */
    boolean reading;

    /** It missed word of who is there and is owed the whole list. */
    boolean owedMembers;

    Place(Seat seat, Runnable drained) {
        this.seat = seat;
        this.drained = drained;
    }
}
