package tupa.terminal.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.wire.ErrorCode;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** Says hello on every new connection and brings back what there was before; settles the nick. */
final class Greeting {
    private static final int VERSION = 1;

    private final Setup setup;
    private final Me me;
    private final Rooms rooms;
    private final OneRoom oneRoom;
    private final Sending sending;
    private final Out out;
    private boolean welcomed;
    private boolean everWelcomed;
    private String server = "";
    private Optional<Nick> proposal = Optional.empty();

    Greeting(Setup setup, Me me, Rooms rooms, OneRoom oneRoom, Sending sending, Out out) {
        this.setup = setup;
        this.me = me;
        this.rooms = rooms;
        this.oneRoom = oneRoom;
        this.sending = sending;
        this.out = out;
    }

    boolean welcomed() {
        return welcomed;
    }

    boolean everWelcomed() {
        return everWelcomed;
    }

    String server() {
        return server;
    }

    /** Present while the user has to choose a nick: what is proposed to him. */
    Optional<Nick> naming() {
        return proposal;
    }

    void connectionEnded() {
        welcomed = false;
        rooms.all().forEach(Room::connectionEnded);
        sending.connectionEnded();
    }

    void hello() {
        Optional<String> token = me.token();
        Map<RoomAddress, Position> resume = token.isPresent() ? positions() : Map.of();
        Optional<Nick> nick = Optional.of(me.nick());
        out.ask(
                new Request.Hello(VERSION, nick, Optional.of("tupa-terminal"), wanted(), token, resume),
                Out.Why.RESTORE);
    }

    /** Rooms are joined one by one after the welcome, but the server's default room only the server knows. */
    private Optional<List<RoomName>> wanted() {
        boolean home = everWelcomed ? rooms.isHomeless() : setup.rooms().isEmpty();
        return home ? Optional.empty() : Optional.of(List.of());
    }

    private Map<RoomAddress, Position> positions() {
        Map<RoomAddress, Position> positions = new HashMap<>();
        rooms.all().forEach(room -> room.cursor.position().ifPresent(at -> positions.put(room.address, at)));
        return positions;
    }

    void welcome(Reply.Welcome welcome, Histories histories, Instant now) {
        welcomed = true;
        server = welcome.server();
        me.welcomed(welcome.you(), welcome.token(), welcome.limits().textMax());
        if (welcome.resumed()) {
            resumed(welcome, histories);
        } else if (everWelcomed) {
            out.show(Line.notice(Texts.NEW_SESSION.with(me.nick())));
            List<Room> mine = mine(welcome);
            adopt(welcome);
            mine.forEach(this::joinAgain);
        } else {
            begin(welcome);
        }
        everWelcomed = true;
        if (setup.interactive()) {
            out.ask(new Request.Rooms(Optional.empty()), Out.Why.RESTORE);
        }
        sending.flush(now, true);
    }

    private void begin(Reply.Welcome welcome) {
        Optional<RoomName> first =
                setup.rooms().stream().findFirst().or(() -> given(welcome).findFirst());
        out.show(Line.info(first.map(room -> Texts.WELCOME.with(me.nick(), room))
                .orElseGet(() -> Texts.WELCOME_NOWHERE.with(me.nick()))));
        List<Room> mine = mine(welcome);
        given(welcome).forEach(room -> arrive(room, welcome));
        stayOutside();
        mine.forEach(this::joinAgain);
    }

    /** The rooms to be joined again, the one in front last: where everybody is in one at a time, the last join decides. */
    private List<Room> mine(Reply.Welcome welcome) {
        oneRoom.welcome(welcome);
        return rooms.all().stream().sorted(Comparator.comparing(rooms::isFront)).toList();
    }

    private static Stream<RoomName> given(Reply.Welcome welcome) {
        return welcome.rooms().keySet().stream()
                .filter(RoomName.class::isInstance)
                .map(RoomName.class::cast);
    }

    /** The server put the user where he has not asked to be; what happened there is on its way. */
    private void adopt(Reply.Welcome welcome) {
        given(welcome).filter(room -> rooms.find(room).isEmpty()).toList().forEach(this::sentHome);
        stayOutside();
    }

    /** There was no place in the default room: the server has said so. */
    private void stayOutside() {
        if (rooms.isHoming()) {
            rooms.home(Optional.empty());
            sending.homeless();
        }
    }

    private void arrive(RoomName name, Reply.Welcome welcome) {
        rooms.home(Optional.of(name));
        Room room = rooms.open(name);
        Optional.ofNullable(welcome.rooms().get(name)).ifPresent(standing -> room.cursor.epoch(standing.epoch()));
        settle(name, room);
    }

    /** The server put the user into its default room, because he left the only other one. */
    void sentHome(RoomName name) {
        rooms.home(Optional.of(name));
        Room room = rooms.open(name);
        room.arrivalShown = true;
        out.show(Line.notice(Texts.SENT_HOME.with("#" + name)));
        settle(name, room);
    }

    /** The room is there already; joining it again tells its topic and its members. */
    private void settle(RoomName name, Room room) {
        rooms.bringARoom();
        sending.arrived(name);
        join(name, room, Out.Why.RESTORE);
    }

    /** Joins the default room, after another could not be joined. */
    void goHome(RoomName name) {
        Room room = rooms.open(name);
        rooms.bring(room);
        join(name, room, Out.Why.RESTORE);
    }

    private void resumed(Reply.Welcome welcome, Histories histories) {
        if (rooms.all().stream().noneMatch(room -> isReset(room, welcome))) {
            out.show(Line.notice(Texts.WELCOME_BACK.with()));
        }
        List<Room> mine = mine(welcome);
        adopt(welcome);
        for (Room room : mine) {
            Reply.Standing standing = welcome.rooms().get(room.address);
            if (standing == null || !room.joined) {
                joinAgain(room);
            } else {
                histories.reset(room, standing.epoch());
            }
        }
    }

    /** Whoever is told that a history is another must not be told that all is as before. */
    private static boolean isReset(Room room, Reply.Welcome welcome) {
        return Optional.ofNullable(welcome.rooms().get(room.address))
                .filter(standing -> room.cursor.isReset(standing.epoch()))
                .isPresent();
    }

    private void joinAgain(Room room) {
        if (room.address instanceof RoomName name) {
            room.arrivalShown = room.joined;
            join(name, room, Out.Why.RESTORE);
        }
    }

    /** Leaves the room that {@code room} was entered instead of, unless the server has taken the user out of it. */
    void moveOut(Room room) {
        Optional<RoomAddress> old =
                room.replaces.filter(left -> rooms.find(left).isPresent());
        room.replaces = Optional.empty();
        old.filter(RoomName.class::isInstance).map(RoomName.class::cast).ifPresent(name -> {
            out.show(Line.notice(Texts.YOU_LEAVE.with(name)));
            out.ask(new Request.Leave(name), Out.Why.MOVE);
        });
    }

    void join(RoomName name, Room room, Out.Why why) {
        out.ask(new Request.Join(name, room.cursor.position(), Limits.REPLAY), why);
    }

    void refused(Reply.Refusal refusal) {
        switch (refusal.code()) {
            case SESSION_EXPIRED -> startAnew();
            case NICK_TAKEN, NICK_INVALID -> nickRefused(refusal);
            case ALREADY_HELLO -> {}
            default -> helloRefused(refusal);
        }
    }

    private void startAnew() {
        me.forgotten();
        sending.sessionEnded();
        hello();
    }

    private void nickRefused(Reply.Refusal refusal) {
        out.show(Line.error(Texts.NICK_TAKEN.with(Sentences.read(refusal.message()), me.nick())));
        if (setup.interactive()) {
            proposal = Optional.of(Nick.parse(me.nick() + "_").orElse(me.nick()));
            out.act(new Effects.Act.HangUp());
        } else {
            out.act(new Effects.Act.Quit(ExitCode.REFUSED));
        }
    }

    private void helloRefused(Reply.Refusal refusal) {
        out.show(refusal(refusal));
        boolean later = refusal.code().retryable() && refusal.code() != ErrorCode.INTERNAL;
        out.act(
                later
                        ? new Effects.Act.ComeBack(refusal.retryAfterMs().orElse(0))
                        : new Effects.Act.Quit(ExitCode.REFUSED));
    }

    /** The user's answer to the question for a nick; an empty one takes what was proposed. */
    void named(String typed) {
        Optional<Nick> chosen = typed.isBlank() ? proposal : Nick.parse(typed.strip());
        if (chosen.isEmpty()) {
            out.show(Line.error(Texts.ERROR_NICK_INVALID.with()));
            return;
        }
        me.called(chosen.get());
        proposal = Optional.empty();
        out.act(new Effects.Act.Connect());
    }

    static Line refusal(Reply.Refusal refusal) {
        return Line.error(Texts.REFUSED.with(refusal.code().wire(), Sentences.read(refusal.message())));
    }
}
