package tupa.core.room;

/** What a member is told as his seat is taken, before events flow to it. */
public sealed interface Opening {
    /** He asked to join: the {@code ok} his seat is owed, his own {@code joined}, then replay and {@code live}. */
    record Joining(Start start) implements Opening {}

    /** He asked to join a room he is in: the {@code ok} his seat is owed, and {@code live} when he is. */
    record Again() implements Opening {}

    /**
     * He was told of the room in {@code welcome}: replay, the list of members, {@code live}. Before them his own
     * {@code joined} if he is {@code fresh}.
     */
    record Greeting(boolean fresh, Start start) implements Opening {}

    /** The room came back as another incarnation, which nobody notices: whatever he lacks, and nothing else. */
    record Returning() implements Opening {}
}
