package tupa.wire;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a request is answered with. On the wire all but welcome, pong and refusal are {@code ok}, told apart by their fields. */
public sealed interface Reply {
    record Welcome(
            int v,
            String server,
            Person you,
            String token,
            boolean resumed,
            Instant now,
            Limits limits,
            Map<RoomAddress, Standing> rooms)
            implements Reply {
        public Welcome {
            rooms = Collections.unmodifiableMap(new LinkedHashMap<>(rooms));
        }

        /** A token in a log is a stolen session. */
        @Override
        public String toString() {
            return "Welcome[you=" + you + ", resumed=" + resumed + ", rooms=" + rooms + "]";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.welcome(this);
        }
    }

    /** A request that has nothing more to tell than that it was done. */
    record Done() implements Reply {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.done(this);
        }
    }

    record JoinDone(RoomName room, Standing standing, String topic, int capacity, List<Member> members)
            implements Reply {
        public JoinDone {
            members = List.copyOf(members);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.joinDone(this);
        }
    }

    /** The post is stored; {@code dup}: it was already, and nothing new was told to anybody. */
    record PostDone(String mid, long seq, Instant ts, boolean dup) implements Reply {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.postDone(this);
        }
    }

    record DmDone(String mid, long seq, Instant ts, boolean dup, Person peer) implements Reply {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dmDone(this);
        }
    }

    /** Stored events in ascending order; {@code more}: there are others beyond this page in the direction asked. */
    record Page(List<Event> events, boolean more, long oldest, long newest) implements Reply {
        public Page {
            events = List.copyOf(events);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.page(this);
        }
    }

    record RoomList(List<RoomInfo> rooms) implements Reply {
        public RoomList {
            rooms = List.copyOf(rooms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.roomList(this);
        }
    }

    record UserList(List<Member> users) implements Reply {
        public UserList {
            users = List.copyOf(users);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.userList(this);
        }
    }

    record Pong(Instant now) implements Reply {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pong(this);
        }
    }

    /** The request was not carried out. On the wire {@code error}. */
    record Refusal(ErrorCode code, String message, OptionalLong retryAfterMs) implements Reply {
        public static Refusal of(ErrorCode code) {
            return new Refusal(code, code.text(), OptionalLong.empty());
        }

        public static Refusal of(ErrorCode code, long retryAfterMs) {
            return new Refusal(code, code.text(), OptionalLong.of(retryAfterMs));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refusal(this);
        }
    }

    /** Where a room's history stands; {@code recovered}: everything after the position the client named is there. */
    record Standing(long seq, String epoch, boolean recovered, long oldest) {}

    record RoomInfo(RoomName room, int members, String topic, int capacity, long seq) {}

    <R> R accept(Visitor<R> visitor);

    /** One method per reply and no default: a new reply breaks every consumer at compile time. */
    interface Visitor<R> {
        R welcome(Welcome welcome);

        R done(Done done);

        R joinDone(JoinDone join);

        R postDone(PostDone post);

        R dmDone(DmDone dm);

        R page(Page page);

        R roomList(RoomList rooms);

        R userList(UserList users);

        R pong(Pong pong);

        R refusal(Refusal refusal);
    }
}
