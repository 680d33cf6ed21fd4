package tupa.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a server tells without being asked. Those with a seq of their own are stored and arrive once and in order. */
public sealed interface Event extends ServerMessage {
    /** What is kept under a number of its own in a room. */
    sealed interface Stored permits Message, Dm, TopicChanged, SystemMessage {
        RoomAddress room();

        long seq();

        Instant ts();
    }

    record Message(RoomName room, long seq, String mid, Instant ts, Person from, Cid cid, String text, Kind kind)
            implements Event, Stored {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.message(this);
        }
    }

    record Dm(Peer room, long seq, String mid, Instant ts, Person from, Person to, Cid cid, String text)
            implements Event, Stored {
        /** That of its room: a mid is epoch and seq. */
        public String epoch() {
            String tail = "-" + seq;
            return mid.endsWith(tail) ? mid.substring(0, mid.length() - tail.length()) : mid;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dm(this);
        }
    }

    record TopicChanged(RoomName room, long seq, Instant ts, Person from, String topic) implements Event, Stored {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.topicChanged(this);
        }
    }

    /** What the server itself says in a room, on its operator's behalf. */
    record SystemMessage(RoomName room, long seq, Instant ts, String text) implements Event, Stored {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.systemMessage(this);
        }
    }

    record Joined(RoomName room, Person who) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.joined(this);
        }
    }

    record Left(RoomName room, Person who, LeftReason reason) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.left(this);
        }
    }

    /** {@code who} carries the new nick. */
    record NickChanged(RoomName room, Nick old, Person who) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nickChanged(this);
        }
    }

    record StatusChanged(RoomName room, UserId user, Status status) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.statusChanged(this);
        }
    }

    /** Somebody is writing something. Nobody says when he stops: it is as good as over after a few seconds. */
    record Typing(RoomName room, Person who) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.typing(this);
        }
    }

    /** Who is in the room: the whole list, which replaces all that was known. */
    record Members(RoomName room, List<Member> members) implements Event {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.members(this);
        }
    }

    /** How many are in a room that is too large to list. */
    record MemberCount(RoomName room, int count) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memberCount(this);
        }
    }

    /** The reader has everything up to {@code seq}, and from here on events come as they happen. */
    record Live(RoomAddress room, long seq) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.live(this);
        }
    }

    /** The reader is behind the room, whose newest event is {@code seq}; he is fed as he reads, until {@link Live}. */
    record Lagging(RoomAddress room, long seq) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lagging(this);
        }
    }

    /** Events {@code from} to {@code to} are not part of the replay that follows; {@code oldest} is the oldest stored. */
    record Gap(RoomAddress room, long from, long to, long oldest, String epoch) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gap(this);
        }
    }

    record Notice(String text) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notice(this);
        }
    }

    record Rate(long retryAfterMs) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rate(this);
        }
    }

    /** The last word of a connection. */
    record Bye(CloseReason reason, String message, boolean reconnect, long retryAfterMs) implements Event {
        public static Bye of(CloseReason reason) {
            return new Bye(reason, reason.text(), reason.reconnect(), 0);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bye(this);
        }
    }

    /** An event of a later version. Whoever does not know it skips it, but counts its seq. */
    record Unknown(String type, Optional<RoomAddress> room, OptionalLong seq) implements Event {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** The number under which it is stored, also by a later version; empty for what is not. */
    default OptionalLong number() {
        if (this instanceof Stored stored) {
            return OptionalLong.of(stored.seq());
        }
        return this instanceof Unknown unknown ? unknown.seq() : OptionalLong.empty();
    }

    /** Where it is stored, also by a later version; empty for what is not. */
    default Optional<RoomAddress> place() {
        if (this instanceof Stored stored) {
            return Optional.of(stored.room());
        }
        return this instanceof Unknown unknown ? unknown.room() : Optional.empty();
    }

    /** One method per event and no default: a new event breaks every consumer at compile time. */
    interface Visitor<R> {
        R message(Message message);

        R dm(Dm dm);

        R topicChanged(TopicChanged topic);

        R systemMessage(SystemMessage message);

        R joined(Joined joined);

        R left(Left left);

        R nickChanged(NickChanged nick);

        R statusChanged(StatusChanged status);

        R typing(Typing typing);

        R members(Members members);

        R memberCount(MemberCount count);

        R live(Live live);

        R lagging(Lagging lagging);

        R gap(Gap gap);

        R notice(Notice notice);

        R rate(Rate rate);

        R bye(Bye bye);

        R unknown(Unknown unknown);
    }
}
