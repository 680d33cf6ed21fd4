package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Opening;
import tupa.core.room.PageWish;
import tupa.core.room.RoomInfo;
import tupa.core.room.Seat;
import tupa.core.store.Entry;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * All that a session's state needs from around it. In the server these become messages to other actors, calls of the
 * stores and timers; a simulation can put them into one queue of events. Every {@code then} is called once, later and in
 * the session's own turn: after the operation timeout with the answer that means no.
 */
interface Surroundings {
    void save(SessionRow row, Consumer<Boolean> then);

    void delete(UserId user, Consumer<Boolean> then);

    /** Gets a page of the room's history, from whoever has it. */
    void page(RoomKey room, PageWish wish, Consumer<Optional<Page>> then);

    /** Takes a nick for a session that has none. */
    void claim(Member member, String tokenHash, Consumer<UserRegistry.Claimed> then);

    /** Takes a second nick beside the one the user has. */
    void reserve(UserId user, Nick nick, Consumer<Boolean> then);

    /** The user goes by one of the nicks he holds, and gives up the other. */
    void rename(UserId user, Nick nick);

    /** From now on nobody finds the session, and its nick is free. */
    void release(UserId user);

    void changeStatus(UserId user, Status status);

    /** The session has no connection now and ends at {@code until}. */
    void detached(UserId user, Instant until);

    /** The session has a connection again. */
    void attached(UserId user);

    /** Finds a user by nick or id. */
    void find(String who, Consumer<Optional<Member>> then);

    /** Asks the session of {@code peer} to have the conversation with this one's user among its stored rooms. */
    void invite(UserId peer, Person me, Consumer<Boolean> then);

    void everybody(Consumer<List<Member>> then);

    void listRooms(Consumer<List<RoomInfo>> then);

    /** Asks the room, whichever incarnation it is, to admit the member. The room answers {@link Rooms#said}. */
    void join(RoomKey room, Member member, boolean silent);

    /** Empty when the room is not there to tell. */
    void listMembers(RoomKey room, Consumer<Optional<List<Member>>> then);

    void submit(RoomKey room, Entry entry);

    void leave(RoomKey room, UserId user, LeftReason reason);

    /** Leaves, and runs {@code then} when nothing that happens in the room can be told to the user any more. */
    void leave(RoomKey room, UserId user, LeftReason reason, Runnable then);

    void tellRenamed(RoomKey room, UserId user, Nick nick);

    void tellStatus(RoomKey room, UserId user, Status status);

    void tellTyping(RoomKey room, UserId user);

    void sit(RoomKey room, Seat seat, Opening opening);

    void stand(RoomKey room, Seat seat);

    /** Runs {@code then} after a while unless another is started under the same key, or it is cancelled. */
    void after(Object key, Duration delay, Runnable then);

    void cancel(Object key);

    /** The session is over. */
    void ended();
}
