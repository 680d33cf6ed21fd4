package tupa.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** One generator for each type of request, event and reply. */
final class Samples {
    private final SampleWords words;

    Samples(long seed) {
        words = new SampleWords(seed);
    }

    Map<Class<?>, Supplier<Request>> requests() {
        Map<Class<?>, Supplier<Request>> all = new LinkedHashMap<>();
        all.put(Request.Hello.class, this::hello);
        all.put(
                Request.Join.class,
                () -> new Request.Join(words.room(), words.maybe(words::position), words.below(51)));
        all.put(Request.Leave.class, () -> new Request.Leave(words.room()));
        all.put(
                Request.Post.class,
                () -> new Request.Post(words.room(), words.cid(), words.text(), words.oneOf(Kind.values())));
        all.put(Request.Dm.class, () -> new Request.Dm(words.text(), words.cid(), words.text()));
        all.put(Request.History.class, this::history);
        all.put(Request.Rooms.class, () -> new Request.Rooms(words.maybe(words::text)));
        all.put(Request.Users.class, () -> new Request.Users(words.maybe(words::room)));
        all.put(Request.ChangeNick.class, () -> new Request.ChangeNick(words.nick()));
        all.put(Request.SetTopic.class, () -> new Request.SetTopic(words.room(), words.text()));
        all.put(Request.SetStatus.class, () -> new Request.SetStatus(words.oneOf(Status.values())));
        all.put(Request.Typing.class, () -> new Request.Typing(words.room()));
        all.put(Request.Broadcast.class, () -> new Request.Broadcast(words.text()));
        all.put(Request.Ping.class, Request.Ping::new);
        all.put(Request.Bye.class, () -> new Request.Bye(words.maybe(words::text)));
        return all;
    }

    Map<Class<?>, Supplier<Event>> events() {
        Map<Class<?>, Supplier<Event>> all = new LinkedHashMap<>();
        all.put(Event.Message.class, this::message);
        all.put(Event.Dm.class, this::dm);
        all.put(
                Event.TopicChanged.class,
                () -> new Event.TopicChanged(words.room(), words.seq(), words.time(), words.person(), words.text()));
        all.put(
                Event.SystemMessage.class,
                () -> new Event.SystemMessage(words.room(), words.seq(), words.time(), words.text()));
        all.put(Event.Joined.class, () -> new Event.Joined(words.room(), words.person()));
        all.put(Event.Left.class, () -> new Event.Left(words.room(), words.person(), words.oneOf(LeftReason.values())));
        all.put(Event.NickChanged.class, () -> new Event.NickChanged(words.room(), words.nick(), words.person()));
        all.put(
                Event.StatusChanged.class,
                () -> new Event.StatusChanged(words.room(), words.user(), words.oneOf(Status.values())));
        all.put(Event.Typing.class, () -> new Event.Typing(words.room(), words.person()));
        all.put(Event.Members.class, () -> new Event.Members(words.room(), words.list(words::member)));
        all.put(Event.MemberCount.class, () -> new Event.MemberCount(words.room(), words.below(9999)));
        all.put(Event.Live.class, () -> new Event.Live(words.address(), words.seq()));
        all.put(Event.Lagging.class, () -> new Event.Lagging(words.address(), words.seq()));
        all.put(
                Event.Gap.class,
                () -> new Event.Gap(words.address(), words.seq(), words.seq(), words.seq(), words.text()));
        all.put(Event.Notice.class, () -> new Event.Notice(words.text()));
        all.put(Event.Rate.class, () -> new Event.Rate(words.below(9999)));
        all.put(Event.Bye.class, this::bye);
        all.put(Event.Unknown.class, this::unknown);
        return all;
    }

    Map<Class<?>, Supplier<Reply>> replies() {
        Map<Class<?>, Supplier<Reply>> all = new LinkedHashMap<>();
        all.put(Reply.Welcome.class, this::welcome);
        all.put(Reply.Done.class, Reply.Done::new);
        all.put(
                Reply.JoinDone.class,
                () -> new Reply.JoinDone(
                        words.room(), standing(), words.text(), words.below(9999), words.list(words::member)));
        all.put(
                Reply.PostDone.class,
                () -> new Reply.PostDone(words.text(), words.seq(), words.time(), words.chance()));
        all.put(
                Reply.DmDone.class,
                () -> new Reply.DmDone(words.text(), words.seq(), words.time(), words.chance(), words.person()));
        all.put(
                Reply.Page.class,
                () -> new Reply.Page(words.list(this::event), words.chance(), words.seq(), words.seq()));
        all.put(Reply.RoomList.class, () -> new Reply.RoomList(words.list(this::roomInfo)));
        all.put(Reply.UserList.class, () -> new Reply.UserList(words.list(words::member)));
        all.put(Reply.Pong.class, () -> new Reply.Pong(words.time()));
        all.put(Reply.Refusal.class, this::refusal);
        return all;
    }

    Answer answer(Reply reply) {
        return new Answer(words.maybe(words::text), reply);
    }

    private Request hello() {
        boolean resuming = words.chance();
        return new Request.Hello(
                1,
                resuming ? words.maybe(words::nick) : Optional.of(words.nick()),
                words.maybe(words::text),
                words.maybe(() -> words.list(words::room).stream().distinct().toList()),
                resuming ? Optional.of(words.text()) : Optional.empty(),
                words.chance()
                        ? Map.of()
                        : Map.of(words.room(), words.position(), new Peer(words.user()), words.position()));
    }

    private Request history() {
        OptionalLong seq = OptionalLong.of(words.seq());
        return words.chance()
                ? new Request.History(words.address(), seq, OptionalLong.empty(), 1 + words.below(200))
                : new Request.History(words.address(), OptionalLong.empty(), seq, 1 + words.below(200));
    }

    private Event message() {
        return new Event.Message(
                words.room(),
                words.seq(),
                words.text(),
                words.time(),
                words.person(),
                words.cid(),
                words.text(),
                words.oneOf(Kind.values()));
    }

    private Event dm() {
        return new Event.Dm(
                new Peer(words.user()),
                words.seq(),
                words.text(),
                words.time(),
                words.person(),
                words.person(),
                words.cid(),
                words.text());
    }

    private Event bye() {
        return new Event.Bye(words.oneOf(CloseReason.values()), words.text(), words.chance(), words.below(3));
    }

    private Event unknown() {
        return new Event.Unknown(
                "later-" + words.text(),
                words.maybe(words::address),
                words.chance() ? OptionalLong.of(words.seq()) : OptionalLong.empty());
    }

    private Event event() {
        return words.chance() ? message() : dm();
    }

    private Reply welcome() {
        Limits limits = new Limits(
                4000, 65_536, 50, words.oneOf(JoinMode.values()), 200, 20, 10, 25_000, 60_000, words.below(300_000));
        return new Reply.Welcome(
                1,
                words.text(),
                words.person(),
                words.text(),
                words.chance(),
                words.time(),
                limits,
                words.chance() ? Map.of() : Map.of(words.room(), standing(), new Peer(words.user()), standing()));
    }

    private Reply.Standing standing() {
        return new Reply.Standing(words.seq(), words.text(), words.chance(), words.seq());
    }

    private Reply.RoomInfo roomInfo() {
        return new Reply.RoomInfo(words.room(), words.below(99), words.text(), words.below(9999), words.seq());
    }

    private Reply refusal() {
        OptionalLong retry = words.chance() ? OptionalLong.of(words.below(9999)) : OptionalLong.empty();
        return new Reply.Refusal(words.oneOf(ErrorCode.values()), words.text(), retry);
    }
}
