package tupa.terminal.model;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.ServerMessage;
import tupa.wire.command.Command;
import tupa.wire.command.Line.Run;
import tupa.wire.command.Line.Say;
import tupa.wire.command.LineParser;
import tupa.wire.text.Texts;

/**
 * The chat as one user sees it. Every input, from the server or the user, yields what is to be shown, sent and done;
 * the same inputs always yield the same. Not thread-safe: one thread owns it.
 */
public final class ChatModel {
    private final Setup setup;
    private final Out out = new Out();
    private final Me me;
    private final Rooms rooms;
    private final Directory directory;
    private final Sending sending;
    private final Histories histories;
    private final Wishes wishes = new Wishes();
    private final Past past;
    private final LocalCommands locals;
    private final TypingSignal typing = new TypingSignal();
    private final Greeting greeting;
    private final Happenings happenings;
    private final Refusals refusals;
    private final Answers answers;
    private final Leaving leaving;
    private final Tabs tabs;
    private final Commands commands;
    private final Entries entries;
    /** From a pipe: each entry waits until the one before it is carried out. */
    private final Deque<String> early = new ArrayDeque<>();

    public ChatModel(Setup setup, Supplier<Cid> cids) {
        this.setup = setup;
        me = new Me(setup.nick());
        rooms = new Rooms(out, setup.shown());
        directory = new Directory(rooms);
        sending = new Sending(out, rooms, cids);
        histories = new Histories(out);
        past = new Past(rooms, wishes, out);
        locals = new LocalCommands(rooms, sending, wishes, out);
        OneRoom oneRoom = new OneRoom(rooms, sending, out);
        greeting = new Greeting(setup, me, rooms, oneRoom, sending, out);
        happenings = new Happenings(greeting, me, rooms, oneRoom, sending, histories, wishes, out);
        refusals = new Refusals(greeting, rooms, sending, histories, happenings, out);
        answers = new Answers(greeting, rooms, sending, histories, happenings, refusals, past, locals, out);
        leaving = new Leaving(setup.interactive(), greeting, out);
        tabs = new Tabs(me, rooms, sending, greeting, wishes);
        commands = new Commands(me, rooms, sending, greeting, tabs, leaving, past, out);
        entries = new Entries(commands, locals, past, out);
        setup.rooms().stream().distinct().forEach(rooms::open);
        setup.rooms().stream().findFirst().map(rooms::open).ifPresentOrElse(rooms::bring, rooms::awaitHome);
    }

    /** A connection is open. */
    public Effects connected(Instant now) {
        out.linked(true);
        greeting.hello();
        return settled(now);
    }

    /** The connection is gone, for whatever reason. */
    public Effects disconnected(Instant now) {
        out.linked(false);
        greeting.connectionEnded();
        locals.connectionEnded();
        return settled(now);
    }

    public Effects heard(ServerMessage message, Instant now) {
        if (message instanceof Answer answer) {
            answers.answered(answer, now);
        } else if (message instanceof Event event && !(event instanceof Event.Bye && leaving.isOver())) {
            happenings.happen(event, now);
        }
        takeEarly();
        return settled(now);
    }

    /** One entry of the user; it may have several lines, and is then never a command. */
    public Effects typed(String entry, Instant now) {
        if (setup.interactive() || (isReady() && early.isEmpty())) {
            enter(entry);
        } else {
            early.add(entry);
            if (isQuit(entry)) {
                leaving.inputEnded();
            }
        }
        return settled(now);
    }

    /**
     * One entry that was written below the label of a room, which may have left the front since: then it is not meant for
     * whoever is there now.
     *
     * @param room empty when no room was in front
     */
    public Effects typed(String entry, String room, Instant now) {
        return isMeantFor(room, entry) ? typed(entry, now) : settled(now);
    }

    /** Says so when it is not. */
    private boolean isMeantFor(String room, String entry) {
        Optional<String> front = rooms.front().map(inFront -> inFront.label);
        boolean meant = room.isEmpty() || front.equals(Optional.of(room)) || entry.isBlank() || isQuit(entry);
        if (!meant) {
            out.show(Line.error(Texts.NOT_IN_FRONT.with(room, entry.stripTrailing())));
        }
        return meant;
    }

    private static boolean isQuit(String entry) {
        return LineParser.parse(entry) instanceof Run run && run.command() instanceof Command.Quit;
    }

    /**
     * An entry that came faster than anybody types. A command in it may be a line of somebody's script, or be the user's,
     * whose keys were held up somewhere: to obey it and to tell it to everybody are both dangerous.
     *
     * @param room as for what is typed
     */
    public Effects pasted(String entry, String room, Instant now) {
        return isMeantFor(room, entry) ? pasted(entry, now) : settled(now);
    }

    private Effects pasted(String entry, Instant now) {
        if (greeting.naming().isPresent()) {
            return typed(entry, now);
        }
        past.toEnd();
        if (LineParser.parse(entry) instanceof Say) {
            commands.say(entry.stripTrailing(), Kind.TEXT);
        } else if (!entry.isBlank()) {
            out.show(Line.error(Texts.NOT_OBEYED.with(entry.stripTrailing())));
        }
        return settled(now);
    }

    private void enter(String entry) {
        if (greeting.naming().isPresent() && !entry.startsWith("/")) {
            greeting.named(entry);
        } else {
            LineParser.parse(entry).accept(entries);
        }
    }

    /** There will be no more input; what was said is still seen through. */
    public Effects inputEnded(Instant now) {
        leaving.inputEnded();
        return settled(now);
    }

    public Effects tick(Instant now) {
        rooms.all().forEach(room -> histories.askAgain(room, now));
        return settled(now);
    }

    /** Brings the room with this number to the front. */
    public Effects goTo(int number, Instant now) {
        directory
                .numbered(number)
                .ifPresentOrElse(rooms::bring, () -> out.show(Line.error(Texts.NO_SUCH_TAB.with(number))));
        return settled(now);
    }

    /** Brings the next room ({@code 1}) or the one before ({@code -1}) to the front. */
    public Effects goBeside(int steps, Instant now) {
        directory.beside(steps).ifPresent(rooms::bring);
        return settled(now);
    }

    /** Brings the room to the front in which the most urgent of what is new stands. */
    public Effects goToUnread(Instant now) {
        locals.unread();
        return settled(now);
    }

    /** Brings that room to the front which was there before. */
    public Effects goBack(Instant now) {
        rooms.before().ifPresent(rooms::bring);
        return settled(now);
    }

    /** What comes in front from now on counts as new. */
    public Effects mark(Instant now) {
        rooms.timeline().markEnd();
        return settled(now);
    }

    /** Sends again what was refused in the room in front. */
    public Effects resend(Instant now) {
        return typed("/resend", now);
    }

    /** Loads more of the past of the room in front. */
    public Effects older(Instant now) {
        past.older();
        return settled(now);
    }

    /** Loads what comes after the last line that is loaded. */
    public Effects newer(Instant now) {
        past.newer();
        return settled(now);
    }

    /** Loads the end of the conversation. */
    public Effects newest(Instant now) {
        past.newest();
        return settled(now);
    }

    /** Shows a line that comes neither from the server nor from the user. */
    public Effects tell(Line line, Instant now) {
        out.show(line);
        return settled(now);
    }

    public void prefer(Preferences preferences) {
        wishes.prefer(preferences);
    }

    public void link(Link link) {
        tabs.link(link);
    }

    public View view(Instant now) {
        return tabs.view(now);
    }

    /** What is half typed, each time it changes; others are told of it if the user wants that. */
    public Effects drafted(String draft, Instant now) {
        rooms.front()
                .filter(room -> wishes.typing() && greeting.welcomed())
                .flatMap(room -> typing.typed(room.address, draft, now))
                .ifPresent(out::tell);
        return settled(now);
    }

    /** Of the room in front; it goes on changing, and belongs to the thread that owns the model. */
    public Timeline timeline() {
        return rooms.timeline();
    }

    /** Entries that have not been confirmed or not even been looked at. */
    public int backlog() {
        return sending.count() + early.size();
    }

    public boolean everWelcomed() {
        return greeting.everWelcomed();
    }

    private void takeEarly() {
        while (!early.isEmpty() && isReady() && !leaving.told()) {
            enter(early.remove());
        }
    }

    private boolean isReady() {
        return greeting.welcomed()
                && out.allAnswered()
                && sending.isEmpty()
                && awaited() == 0
                && !rooms.isHoming()
                && rooms.front().map(room -> room.live).orElse(true);
    }

    /** Rooms in which a confirmed post of the user has not been shown yet. */
    private int awaited() {
        return (int) rooms.all().stream().filter(Room::awaitsOwnPost).count();
    }

    private Effects settled(Instant now) {
        rooms.relieve();
        sending.flush(now, greeting.welcomed());
        leaving.settle(now, refusals.any(), sending.count() + (leaving.told() ? 0 : early.size()), awaited());
        return out.drain();
    }
}
