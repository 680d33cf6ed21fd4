package tupa.testkit.conformance;

import java.util.List;
import java.util.Optional;

/**
 * A user of a chat, as far as every transport lets him. Whatever waits does so for at most ten seconds and then throws {@link
 * AssertionError}. To be used by one thread.
 */
public interface Chatter extends AutoCloseable {
    /** What somebody said. */
    record Said(String nick, String text) {}

    /** Comes under this nick into a room; the answer is the code of a refusal, after which he may try again. */
    Optional<String> come(String nick, String room);

    /** Enters one more room; the answer is the code of a refusal. */
    Optional<String> join(String room);

    /** Leaves a room; the answer is the code of a refusal. */
    Optional<String> leave(String room);

    /** Says something and returns when it is stored; or the code of the refusal. */
    Optional<String> say(String room, String text);

    /** Says something to one person and returns when it is stored; or the code of the refusal. */
    Optional<String> tell(String nick, String text);

    /** Takes another nick; the answer is the code of a refusal. */
    Optional<String> rename(String nick);

    void topic(String room, String topic);

    /** Who is in a room, in no order. */
    List<String> users(String room);

    /** Who is connected, in no order. */
    List<String> everybody();

    /** Which rooms there are, in no order. */
    List<String> rooms();

    /** Waits until he has heard this as the last thing in that room, and returns all he has heard there. */
    List<Said> heardUpTo(String room, Said last);

    /** All that he has heard in a room so far. */
    List<Said> heard(String room);

    /** Waits until he is told privately. */
    void awaitTold(Said said);

    void awaitJoined(String room, String nick);

    void awaitLeft(String room, String nick);

    void awaitRenamed(String old, String now);

    void awaitTopic(String room, String topic);

    /** Says goodbye, and waits until the server has closed the connection. */
    void quit();

    /** Waits until the server has closed the connection. */
    void awaitEnd();

    /** Breaks the connection without a word. */
    @Override
    void close();
}
