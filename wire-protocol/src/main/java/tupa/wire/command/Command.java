package tupa.wire.command;

import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/** What a person asks for with a slash command, its arguments already read. */
public sealed interface Command {
    /** Of one command, or of all. */
    record Help(Optional<CommandRow> row) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.help(this);
        }
    }

    /** Join and look at a room; the others stay joined, if the server allows several. */
    record Join(RoomName room) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.join(this);
        }
    }

    /** Move: join a room, and leave the one that was looked at. */
    record Move(RoomName room) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.move(this);
        }
    }

    /** Leave a room; the current one when none is named. */
    record Leave(Optional<RoomName> room) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.leave(this);
        }
    }

    /** Close the private conversation with somebody; its messages stay where they are. */
    record EndConversation(String user) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.endConversation(this);
        }
    }

    record Rooms(Optional<String> filter) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rooms(this);
        }
    }

    /** The members of a room; of the current one when none is named. */
    record Users(Optional<RoomName> room) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.users(this);
        }
    }

    /** Everybody who is connected. */
    record Everybody() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.everybody(this);
        }
    }

    record Msg(String to, String text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.msg(this);
        }
    }

    /** Look at the private conversation with somebody. */
    record Query(String user) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.query(this);
        }
    }

    /** A private message to whoever wrote privately last. */
    record Reply(String text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reply(this);
        }
    }

    record ChangeNick(Nick nick) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeNick(this);
        }
    }

    record Me(String text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.me(this);
        }
    }

    record Away() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.away(this);
        }
    }

    record Back() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.back(this);
        }
    }

    /** Show the topic of the current room, or set it. */
    record Topic(Optional<String> text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.topic(this);
        }
    }

    /** A word of the server's operator to every room. */
    record Broadcast(String text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.broadcast(this);
        }
    }

    /** Show {@code count} messages older than those shown. */
    record History(int count) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.history(this);
        }
    }

    record Clear() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clear(this);
        }
    }

    record Status() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    record Version() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.version(this);
        }
    }

    record Reconnect() implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reconnect(this);
        }
    }

    record Quit(Optional<String> text) implements Command {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quit(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per command and no default: a new command breaks every consumer at compile time. */
    interface Visitor<R> {
        R help(Help help);

        R join(Join join);

        R move(Move move);

        R leave(Leave leave);

        R endConversation(EndConversation end);

        R rooms(Rooms rooms);

        R users(Users users);

        R everybody(Everybody everybody);

        R msg(Msg msg);

        R query(Query query);

        R reply(Reply reply);

        R changeNick(ChangeNick nick);

        R me(Me me);

        R away(Away away);

        R back(Back back);

        R topic(Topic topic);

        R broadcast(Broadcast broadcast);

        R history(History history);

        R clear(Clear clear);

        R status(Status status);

        R version(Version version);

        R reconnect(Reconnect reconnect);

        R quit(Quit quit);
    }
}
