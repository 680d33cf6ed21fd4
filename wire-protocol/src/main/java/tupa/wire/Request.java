package tupa.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client may ask. The rules for each field stand in docs/protocol.md and are checked where it is read. */
public sealed interface Request {
    record Hello(
            int v,
            Optional<Nick> nick,
            Optional<String> client,
            Optional<List<RoomName>> rooms,
            Optional<String> token,
            Map<RoomAddress, Position> resume)
            implements Request {
        public Hello {
            rooms = rooms.map(List::copyOf);
            resume = Collections.unmodifiableMap(new LinkedHashMap<>(resume));
        }

        /** A token in a log is a stolen session. */
        @Override
        public String toString() {
            return "Hello[nick=" + nick.map(Nick::value).orElse("") + ", resume=" + resume.keySet() + "]";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hello(this);
        }
    }

    record Join(RoomName room, Optional<Position> since, int history) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.join(this);
        }
    }

    record Leave(RoomName room) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.leave(this);
        }
    }

    record Post(RoomName room, Cid cid, String text, Kind kind) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.post(this);
        }
    }

    /** A private message; {@code to} is a nick, or a user id. */
    record Dm(String to, Cid cid, String text) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dm(this);
        }
    }

    /** A page of stored events; exactly one of {@code before} and {@code after} is given, both are exclusive. */
    record History(RoomAddress room, OptionalLong before, OptionalLong after, int limit) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.history(this);
        }
    }

    record Rooms(Optional<String> filter) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rooms(this);
        }
    }

    record Users(Optional<RoomName> room) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.users(this);
        }
    }

    record ChangeNick(Nick nick) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeNick(this);
        }
    }

    record SetTopic(RoomName room, String topic) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setTopic(this);
        }
    }

    record SetStatus(Status status) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setStatus(this);
        }
    }

    /** The user is writing something in the room. Nobody answers. */
    record Typing(RoomName room) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.typing(this);
        }
    }

    /** A word of the server's operator to every room. */
    record Broadcast(String text) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.broadcast(this);
        }
    }

    record Ping() implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ping(this);
        }
    }

    record Bye(Optional<String> text) implements Request {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bye(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per request and no default: a new request breaks every consumer at compile time. */
    interface Visitor<R> {
        R hello(Hello hello);

        R join(Join join);

        R leave(Leave leave);

        R post(Post post);

        R dm(Dm dm);

        R history(History history);

        R rooms(Rooms rooms);

        R users(Users users);

        R changeNick(ChangeNick nick);

        R setTopic(SetTopic topic);

        R setStatus(SetStatus status);

        R typing(Typing typing);

        R broadcast(Broadcast broadcast);

        R ping(Ping ping);

        R bye(Bye bye);
    }
}
