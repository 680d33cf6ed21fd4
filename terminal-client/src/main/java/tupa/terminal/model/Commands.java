package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import java.util.Optional;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.command.Command;
import tupa.wire.command.CommandHelp;
import tupa.wire.text.Texts;

/** Carries out what the user asks for with a slash command. */
final class Commands implements Command.Visitor<Done> {
    private final Me me;
    private final Rooms rooms;
    private final Sending sending;
    private final Greeting greeting;
    private final Tabs tabs;
    private final Leaving leaving;
    private final Past past;
    private final Out out;

    Commands(Me me, Rooms rooms, Sending sending, Greeting greeting, Tabs tabs, Leaving leaving, Past past, Out out) {
        this.me = me;
        this.rooms = rooms;
        this.sending = sending;
        this.greeting = greeting;
        this.tabs = tabs;
        this.leaving = leaving;
        this.past = past;
        this.out = out;
    }

    /** Plain text: to the room or the person in front. */
    void say(String text, Kind kind) {
        rooms.front().ifPresentOrElse(room -> say(room, text, kind), () -> sayNowhere(text, kind));
    }

    private void sayNowhere(String text, Kind kind) {
        if (rooms.isHoming()) {
            sending.sayAtHome(text, kind);
        } else {
            out.show(Line.error(Texts.NO_ROOM.with()));
        }
    }

    private void say(Room room, String text, Kind kind) {
        if (room.address instanceof RoomName name) {
            sending.post(name, text, kind);
        } else if (room.address instanceof Peer peer) {
            sending.dm(peer.user().value(), text);
        }
    }

    @Override
    public Done help(Command.Help help) {
        if (help.row().isPresent()) {
            out.show(Line.info(CommandHelp.line(help.row().get())));
        } else {
            CommandHelp.lines().forEach(line -> out.show(Line.info(line)));
        }
        return DONE;
    }

    @Override
    public Done join(Command.Join join) {
        enter(join.room(), false);
        return DONE;
    }

    @Override
    public Done move(Command.Move move) {
        enter(move.room(), true);
        return DONE;
    }

    /** The room comes to the front at once, so that what is typed next goes there; it is sent once the join is done. */
    private void enter(RoomName name, boolean move) {
        Room room = rooms.open(name);
        Optional<Room> old = rooms.front();
        rooms.bring(room);
        if (move) {
            room.replaces = old.filter(left -> left != room).map(left -> left.address);
        }
        if (room.joined) {
            greeting.moveOut(room);
        } else if (greeting.welcomed()) {
            greeting.join(name, room, Out.Why.ASKED);
        }
    }

    @Override
    public Done leave(Command.Leave leave) {
        Optional<Room> room = leave.room().isPresent() ? leave.room().flatMap(this::open) : rooms.front();
        if (room.isPresent() && room.get().isPrivate()) {
            rooms.close(room.get());
        } else {
            leave.room()
                    .or(() -> rooms.front().map(front -> (RoomName) front.address))
                    .ifPresent(name -> out.ask(new Request.Leave(name)));
        }
        return DONE;
    }

    /** The user is in this room or, where he is not, talks to somebody of that name. */
    private Optional<Room> open(RoomName name) {
        return rooms.find(name).or(() -> new Directory(rooms).open(name.value()));
    }

    @Override
    public Done endConversation(Command.EndConversation end) {
        new Directory(rooms)
                .open(end.user())
                .ifPresentOrElse(rooms::close, () -> out.show(Line.error(Texts.NOT_TALKING_TO.with(end.user()))));
        return DONE;
    }

    @Override
    public Done rooms(Command.Rooms asked) {
        out.ask(new Request.Rooms(asked.filter()));
        return DONE;
    }

    @Override
    public Done users(Command.Users users) {
        Optional<RoomName> room = users.room().or(this::frontRoom);
        room.ifPresentOrElse(
                name -> out.ask(new Request.Users(Optional.of(name))),
                () -> out.show(Line.info(Texts.ROOM_USERS.with(
                        rooms.front().map(front -> front.label).orElse("?"), me.nick()))));
        return DONE;
    }

    private Optional<RoomName> frontRoom() {
        return rooms.front()
                .map(room -> room.address)
                .filter(RoomName.class::isInstance)
                .map(RoomName.class::cast);
    }

    @Override
    public Done everybody(Command.Everybody everybody) {
        out.ask(new Request.Users(Optional.empty()));
        return DONE;
    }

    @Override
    public Done msg(Command.Msg msg) {
        sending.dm(msg.to(), msg.text());
        return DONE;
    }

    @Override
    public Done query(Command.Query query) {
        Nick.parse(query.user())
                .flatMap(new Directory(rooms)::conversation)
                .ifPresentOrElse(rooms::bring, () -> out.show(Line.error(Texts.NO_CONVERSATION.with(query.user()))));
        return DONE;
    }

    @Override
    public Done reply(Command.Reply reply) {
        rooms.lastWriter()
                .ifPresentOrElse(
                        peer -> sending.dm(peer.user().value(), reply.text()),
                        () -> out.show(Line.error(Texts.NOBODY_WROTE.with())));
        return DONE;
    }

    @Override
    public Done changeNick(Command.ChangeNick change) {
        out.ask(new Request.ChangeNick(change.nick()));
        return DONE;
    }

    @Override
    public Done me(Command.Me me) {
        say(me.text(), Kind.ACTION);
        return DONE;
    }

    @Override
    public Done away(Command.Away away) {
        out.ask(new Request.SetStatus(tupa.wire.Status.AWAY));
        return DONE;
    }

    @Override
    public Done back(Command.Back back) {
        out.ask(new Request.SetStatus(tupa.wire.Status.ONLINE));
        return DONE;
    }

    @Override
    public Done topic(Command.Topic topic) {
        Optional<RoomName> room = frontRoom();
        if (topic.text().isPresent() && room.isPresent()) {
            out.ask(new Request.SetTopic(room.get(), topic.text().get()));
        } else {
            rooms.front().ifPresent(front -> out.show(Line.info(topicOf(front))));
        }
        return DONE;
    }

    private static String topicOf(Room room) {
        return room.topic.isEmpty() ? Texts.TOPIC_NONE.with(room.label) : Texts.TOPIC_IS.with(room.label, room.topic);
    }

    @Override
    public Done broadcast(Command.Broadcast broadcast) {
        out.ask(new Request.Broadcast(broadcast.text()));
        return DONE;
    }

    @Override
    public Done history(Command.History history) {
        past.ask(history.count());
        return DONE;
    }

    @Override
    public Done clear(Command.Clear clear) {
        rooms.timeline().clear();
        out.act(new Effects.Act.ClearScreen());
        return DONE;
    }

    @Override
    public Done status(Command.Status status) {
        out.show(Line.info(tabs.status()));
        return DONE;
    }

    @Override
    public Done version(Command.Version version) {
        out.show(Line.info(Texts.VERSION.with(Version.current(), greeting.server())));
        return DONE;
    }

    @Override
    public Done reconnect(Command.Reconnect reconnect) {
        out.show(Line.notice(Texts.RECONNECTING.with()));
        out.act(new Effects.Act.Connect());
        return DONE;
    }

    @Override
    public Done quit(Command.Quit quit) {
        leaving.begin(quit.text());
        return DONE;
    }
}
