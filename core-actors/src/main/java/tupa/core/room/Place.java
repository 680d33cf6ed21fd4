package tupa.core.room;

/** What a relay knows of one seat it serves. */
final class Place {
    final Seat seat;

    /** Calls the relay to feed the seat. */
    final Runnable drained;

    /**
     * The seat has all that the relay has, or will have once that is delivered, and is offered every batch as it comes. The
     * relay sets and asks it when what was posted is delivered; whoever delivers ends it, under the lock of the section.
     */
    boolean level;

    /** A page for it is on its way from the log. */
    boolean reading;

    /** It missed word of who is there and is owed the whole list. */
    boolean owedMembers;

    Place(Seat seat, Runnable drained) {
        this.seat = seat;
        this.drained = drained;
    }

    /** Offers what comes next. Whoever does not take it is level no longer, and the relay is called to feed him. */
    void offer(Section.Post post) {
        switch (seat.offer(post.first(), post.last(), post.parcel().apply(seat.user()), drained)) {
            case TAKEN -> {}
            case REFUSED -> {
                level = false;
                seat.tellLagging(post.last());
            }
            case NOT_NEXT, CLOSED -> {
                level = false;
                drained.run();
            }
        }
    }
}
