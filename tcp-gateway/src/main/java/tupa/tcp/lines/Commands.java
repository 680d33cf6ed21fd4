package tupa.tcp.lines;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import tupa.wire.Kind;
import tupa.wire.Limits;
import tupa.wire.Member;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.command.Command;
import tupa.wire.command.CommandHelp;
import tupa.wire.command.CommandRow;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** What each slash command asks of the server, and how a person reads the answer. */
final class Commands implements Command.Visitor<Done> {
    private final Questions questions;
    private final Places places;
    private final Voice voice;
    private final Self self;
    private final Happenings happenings;
    private final Goodbye goodbye;

    Commands(Questions questions, Places places, Voice voice, Self self, Happenings happenings, Goodbye goodbye) {
        this.questions = questions;
        this.places = places;
        this.voice = voice;
        this.self = self;
        this.happenings = happenings;
        this.goodbye = goodbye;
    }

    @Override
    public Done help(Command.Help help) {
        List<String> lines =
                help.row().map(row -> List.of(CommandHelp.line(row))).orElseGet(CommandHelp::linesOfServer);
        lines.forEach(voice::line);
        return Done.getInstance();
    }

    @Override
    public Done join(Command.Join join) {
        return enter(join.room(), Optional.empty());
    }

    @Override
    public Done move(Command.Move move) {
        return enter(move.room(), places.front().map(place -> place.room));
    }

    /** He is where he was until it is certain that he may come in. */
    private Done enter(RoomName room, Optional<RoomName> old) {
        return ask(new Request.Join(room, Optional.empty(), Limits.REPLAY), answer -> {
            happenings.entered(answer);
            old.filter(left -> !left.equals(room))
                    .filter(left -> places.find(left).isPresent())
                    .ifPresent(this::leave);
        });
    }

    @Override
    public Done leave(Command.Leave leave) {
        if (endsTalk(leave)) {
            places.talkToTheRoom();
            return Done.getInstance();
        }
        leave.room()
                .or(() -> places.front().map(place -> place.room))
                .ifPresentOrElse(this::leave, () -> voice.notice(Texts.NO_ROOM.with()));
        return Done.getInstance();
    }

    /** Nobody has to name the one he talks to; a room that he is in goes before a person of its name. */
    private boolean endsTalk(Command.Leave leave) {
        Optional<RoomName> room = leave.room();
        return places.partner()
                .filter(nick -> room.isEmpty()
                        || (nick.equalsIgnoreCase(room.get().value())
                                && places.find(room.get()).isEmpty()))
                .isPresent();
    }

    @Override
    public Done endConversation(Command.EndConversation end) {
        if (places.partner().filter(end.user()::equalsIgnoreCase).isPresent()) {
            places.talkToTheRoom();
        } else {
            voice.notice(Texts.NOT_TALKING_TO.with(Clean.line(end.user())));
        }
        return Done.getInstance();
    }

    private void leave(RoomName room) {
        ask(new Request.Leave(room), done -> happenings.left(room));
    }

    @Override
    public Done rooms(Command.Rooms rooms) {
        return ask(new Request.Rooms(rooms.filter()), answer -> {
            if (answer instanceof Reply.RoomList list) {
                voice.line(
                        list.rooms().isEmpty()
                                ? Texts.NO_ROOMS.with()
                                : Texts.ROOMS_HEADER.with(list.rooms().size()));
                list.rooms().forEach(info -> voice.line(row(info)));
            }
        });
    }

    private static String row(Reply.RoomInfo info) {
        return Texts.ROOM_ROW
                .with(EventLines.name(info.room()), info.members(), Clean.line(info.topic()))
                .stripTrailing();
    }

    @Override
    public Done users(Command.Users users) {
        Optional<RoomName> room = users.room().or(() -> places.front().map(place -> place.room));
        room.ifPresentOrElse(
                name -> ask(
                        new Request.Users(Optional.of(name)),
                        answer -> voice.line(Texts.ROOM_USERS.with(EventLines.name(name), names(answer)))),
                () -> voice.notice(Texts.NO_ROOM.with()));
        return Done.getInstance();
    }

    @Override
    public Done everybody(Command.Everybody everybody) {
        return ask(
                new Request.Users(Optional.empty()), answer -> voice.line(Texts.CONNECTED_USERS.with(names(answer))));
    }

    private static String names(Reply answer) {
        return answer instanceof Reply.UserList list
                ? list.users().stream().map(Commands::name).collect(Collectors.joining(", "))
                : "";
    }

    private static String name(Member member) {
        String nick = Clean.line(member.nick().value());
        return member.status() == Status.AWAY ? Texts.AWAY_MARK.with(nick) : nick;
    }

    @Override
    public Done msg(Command.Msg msg) {
        Chat.dm(questions, voice, msg.to(), msg.to(), msg.text());
        return Done.getInstance();
    }

    @Override
    public Done query(Command.Query query) {
        places.talkTo(query.user());
        voice.notice(Texts.LINE_TALKING_TO.with(Clean.line(query.user())));
        return Done.getInstance();
    }

    @Override
    public Done reply(Command.Reply reply) {
        happenings
                .lastWriter()
                .ifPresentOrElse(
                        writer -> Chat.dm(
                                questions,
                                voice,
                                writer.user().value(),
                                writer.nick().value(),
                                reply.text()),
                        () -> voice.notice(Texts.NOBODY_WROTE.with()));
        return Done.getInstance();
    }

    @Override
    public Done changeNick(Command.ChangeNick change) {
        return ask(new Request.ChangeNick(change.nick()), done -> {});
    }

    @Override
    public Done me(Command.Me me) {
        if (places.partner().isPresent()) {
            Chat.dm(questions, voice, places.partner().get(), places.partner().get(), me.text());
        } else {
            places.front()
                    .ifPresentOrElse(
                            place -> Chat.post(questions, voice, place.room, me.text(), Kind.ACTION),
                            () -> voice.notice(Texts.NO_ROOM.with()));
        }
        return Done.getInstance();
    }

    @Override
    public Done away(Command.Away away) {
        return ask(new Request.SetStatus(Status.AWAY), done -> voice.notice(Texts.NOW_AWAY.with(self.nick())));
    }

    @Override
    public Done back(Command.Back back) {
        return ask(new Request.SetStatus(Status.ONLINE), done -> voice.notice(Texts.NOW_BACK.with(self.nick())));
    }

    @Override
    public Done topic(Command.Topic topic) {
        places.front().ifPresentOrElse(place -> topic(topic, place), () -> voice.notice(Texts.NO_ROOM.with()));
        return Done.getInstance();
    }

    private void topic(Command.Topic topic, Places.Place place) {
        String room = EventLines.name(place.room);
        if (topic.text().isPresent()) {
            ask(new Request.SetTopic(place.room, topic.text().get()), done -> {});
        } else {
            voice.line(
                    place.topic.isEmpty()
                            ? Texts.TOPIC_NONE.with(room)
                            : Texts.TOPIC_IS.with(room, Clean.line(place.topic)));
        }
    }

    @Override
    public Done history(Command.History history) {
        places.front().ifPresentOrElse(place -> history(history, place), () -> voice.notice(Texts.NO_ROOM.with()));
        return Done.getInstance();
    }

    private void history(Command.History history, Places.Place place) {
        if (place.shownFrom <= 1) {
            voice.line(Texts.HISTORY_END.with(EventLines.name(place.room)));
            return;
        }
        Request.History earlier = new Request.History(
                place.room, OptionalLong.of(place.shownFrom), OptionalLong.empty(), history.count());
        ask(earlier, answer -> {
            if (answer instanceof Reply.Page page) {
                happenings.earlier(place, page);
            }
        });
    }

    @Override
    public Done clear(Command.Clear clear) {
        return useless(CommandRow.CLEAR);
    }

    @Override
    public Done reconnect(Command.Reconnect reconnect) {
        return useless(CommandRow.RECONNECT);
    }

    /** What only a program at the person's end can do. */
    private Done useless(CommandRow row) {
        voice.notice(Texts.LINE_NOT_HERE.with(row.usage()));
        return Done.getInstance();
    }

    @Override
    public Done status(Command.Status status) {
        voice.line(Texts.STATUS.with(self.server(), self.nick(), places.names()));
        return Done.getInstance();
    }

    @Override
    public Done version(Command.Version version) {
        voice.line(Texts.LINE_VERSION.with(self.server()));
        return Done.getInstance();
    }

    @Override
    public Done broadcast(Command.Broadcast broadcast) {
        return ask(new Request.Broadcast(broadcast.text()), done -> {});
    }

    @Override
    public Done quit(Command.Quit quit) {
        goodbye.begin(quit.text());
        return Done.getInstance();
    }

    private Done ask(Request request, Consumer<Reply> then) {
        questions.ask(request, then, voice::refusal);
        return Done.getInstance();
    }
}
