package tupa.tcp.lines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.command.Command;
import tupa.wire.command.Line;
import tupa.wire.command.LineParser;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/**
 * One person's talk with the server, from the question for his nick to his goodbye: what each line he types asks for, and what
 * he is told. Pure; lines and messages come in, requests and text go out.
 */
final class Talk {
    /** Why a line cannot be understood at all. */
    enum Problem {
        TOO_LONG,
        NOT_TEXT
    }

    private enum Phase {
        NICK,
        ROOM,
        CHAT
    }

    private final RoomName home;
    private final Questions questions = new Questions();
    private final Places places = new Places();
    private final Voice voice = new Voice();
    private final Self self = new Self();
    private final Goodbye goodbye = new Goodbye(questions, places, voice);
    private final Happenings happenings;
    private final Chat chat;
    private Phase phase = Phase.NICK;

    Talk(RoomName home, LineStyle style) {
        this.home = home;
        this.happenings = new Happenings(places, voice, self, style);
        this.chat =
                new Chat(questions, places, voice, new Commands(questions, places, voice, self, happenings, goodbye));
        voice.line(Texts.LINE_BANNER.with());
        prompt();
    }

    /** The person has typed a line. */
    void entered(String line) {
        switch (phase) {
            case NICK -> answered(line.strip(), this::enteredNick);
            case ROOM -> answered(line.strip(), this::enteredRoom);
            case CHAT -> chat.entered(line);
        }
    }

    /** The person has typed what cannot be read. */
    void refused(Problem problem) {
        Texts why = problem == Problem.TOO_LONG ? Texts.LINE_TOO_LONG : Texts.LINE_NOT_TEXT;
        ErrorCode code = problem == Problem.TOO_LONG ? ErrorCode.TEXT_TOO_LONG : ErrorCode.BAD_REQUEST;
        voice.warning(code.wire() + ": " + why.with());
        prompt();
    }

    /** Nothing more comes from him. */
    void endedByPeer() {
        goodbye.begin(Optional.empty());
    }

    /** A command has to wait until he is in a room, but for the one that ends it all. */
    private void answered(String typed, Consumer<String> name) {
        if (isGoodbye(typed)) {
            goodbye.begin(Optional.empty());
        } else if (typed.startsWith("/")) {
            voice.warning(Texts.LINE_NAME_FIRST.with());
            prompt();
        } else {
            name.accept(typed);
        }
    }

    private void enteredNick(String typed) {
        Optional<Nick> nick = Nick.parse(typed);
        if (nick.isEmpty()) {
            if (!typed.isEmpty()) {
                voice.refusal(Reply.Refusal.of(ErrorCode.NICK_INVALID));
            }
            prompt();
            return;
        }
        Request.Hello hello =
                new Request.Hello(1, nick, Optional.of("lines"), Optional.of(List.of()), Optional.empty(), Map.of());
        questions.ask(
                hello,
                answer -> {
                    if (answer instanceof Reply.Welcome welcome) {
                        self.welcomed(welcome);
                        phase = Phase.ROOM;
                        prompt();
                    }
                },
                this::askAgain);
    }

    private void enteredRoom(String typed) {
        String name = typed.startsWith("#") ? typed.substring(1) : typed;
        Optional<RoomName> room = name.isEmpty() ? Optional.of(home) : RoomName.parse(name);
        if (room.isEmpty()) {
            askAgain(Reply.Refusal.of(ErrorCode.ROOM_INVALID));
            return;
        }
        questions.ask(
                new Request.Join(room.get(), Optional.empty(), Limits.REPLAY),
                answer -> {
                    phase = Phase.CHAT;
                    happenings.began(answer);
                },
                this::askAgain);
    }

    private static boolean isGoodbye(String typed) {
        return LineParser.parse(typed) instanceof Line.Run run && run.command() instanceof Command.Quit;
    }

    private void askAgain(Reply.Refusal refusal) {
        voice.refusal(refusal);
        prompt();
    }

    /** The question stands on a line of its own, which the person's answer ends. */
    private void prompt() {
        if (phase == Phase.NICK) {
            voice.put(Texts.LINE_NICK.with());
        } else if (phase == Phase.ROOM) {
            voice.put(Texts.ASK_ROOM.with(Clean.line(home.value())));
        }
    }

    /** The server has said something that is not the same to everybody. */
    void told(ServerMessage message) {
        if (message instanceof Answer answer) {
            told(answer);
        } else if (message instanceof Event event) {
            happenings.happened(event);
        }
    }

    private void told(Answer answer) {
        boolean waited = questions.isAnswered(answer);
        if (!waited && answer.reply() instanceof Reply.Refusal refusal) {
            voice.refusal(refusal);
        }
        goodbye.goOn();
    }

    /** Whether what is typed next can only be understood once an answer is there. */
    boolean isWaiting() {
        return questions.isWaiting() || places.isHomeless() || goodbye.hasBegun();
    }

    /** Whether he must be told which room it is when something happens there. */
    boolean isInSeveralRooms() {
        return places.areSeveral();
    }

    List<Incoming> takeRequests() {
        return questions.take();
    }

    boolean hasSomethingToSay() {
        return !voice.isSilent();
    }

    /** What he is to read now. */
    String takeSaid() {
        return voice.take();
    }
}
