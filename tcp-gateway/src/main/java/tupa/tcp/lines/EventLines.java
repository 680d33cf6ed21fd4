package tupa.tcp.lines;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.text.Clean;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** What each event looks like to whoever reads lines. The answers end with a line end, or are empty. */
final class EventLines implements Event.Visitor<String> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Lines that go on are moved in, so that nobody can write one that looks like somebody else's. */
    private static final String CONTINUED = "\n           ";

    private final ZoneId zone;
    private final InstantSource clock;
    private final boolean rooms;

    /** @param rooms whether the room is told of what happens there */
    EventLines(ZoneId zone, InstantSource clock, boolean rooms) {
        this.zone = zone;
        this.clock = clock;
        this.rooms = rooms;
    }

    @Override
    public String message(Event.Message message) {
        String author = nick(message.from().nick());
        String start = message.kind() == Kind.ACTION ? "* " + author + " " : author + ": ";
        return time(message.ts()) + place(message.room()) + start + text(message.text()) + "\n";
    }

    @Override
    public String dm(Event.Dm dm) {
        return time(dm.ts()) + "[PRIVATE] " + nick(dm.from().nick()) + ": " + text(dm.text()) + "\n";
    }

    @Override
    public String topicChanged(Event.TopicChanged topic) {
        String author = nick(topic.from().nick());
        String told = topic.topic().isEmpty()
                ? Texts.TOPIC_CLEARED.with(author)
                : Texts.TOPIC_CHANGED.with(author, Clean.line(topic.topic()));
        return time(topic.ts()) + place(topic.room()) + stars(told);
    }

    @Override
    public String systemMessage(Event.SystemMessage system) {
        return time(system.ts()) + place(system.room()) + stars(Clean.line(system.text()));
    }

    @Override
    public String joined(Event.Joined joined) {
        return now() + stars(Texts.LINE_JOINED.with(nick(joined.who().nick()), name(joined.room())));
    }

    @Override
    public String left(Event.Left left) {
        Texts told = left.reason() == LeftReason.TIMEOUT ? Texts.LINE_TIMED_OUT : Texts.LINE_LEFT;
        return now() + stars(told.with(nick(left.who().nick()), name(left.room())));
    }

    @Override
    public String nickChanged(Event.NickChanged nick) {
        return now()
                + stars(Texts.NICK_CHANGED.with(
                        nick(nick.old()), nick(nick.who().nick())));
    }

    /** Names only the user's id, which tells a person nothing; {@code /users} shows who is away. */
    @Override
    public String statusChanged(Event.StatusChanged status) {
        return "";
    }

    /** A line that is printed stays, and this is over in a moment. */
    @Override
    public String typing(Event.Typing typing) {
        return "";
    }

    @Override
    public String members(Event.Members members) {
        return "";
    }

    @Override
    public String memberCount(Event.MemberCount count) {
        return "";
    }

    @Override
    public String live(Event.Live live) {
        return "";
    }

    @Override
    public String lagging(Event.Lagging lagging) {
        return stars(Texts.LAGGING.with(name(lagging.room()), lagging.seq()));
    }

    @Override
    public String gap(Event.Gap gap) {
        return warning(Texts.GAP_KNOWN.with(name(gap.room()), gap.from(), gap.to(), gap.oldest()));
    }

    @Override
    public String notice(Event.Notice notice) {
        return stars(Clean.line(notice.text()));
    }

    @Override
    public String rate(Event.Rate rate) {
        return warning(Texts.RATE.with(rate.retryAfterMs()));
    }

    @Override
    public String bye(Event.Bye bye) {
        return bye.reason() == CloseReason.CLOSED
                ? stars(Texts.GOODBYE.with())
                : warning(bye.reason().wire() + ": " + Clean.line(Sentences.read(bye.message())));
    }

    @Override
    public String unknown(Event.Unknown unknown) {
        return "";
    }

    /** A line of the server's own. */
    static String stars(String text) {
        return "*** " + text + " ***\n";
    }

    /** A line that tells of something that went wrong. */
    static String warning(String text) {
        return "!!! " + text + "\n";
    }

    /** A room as people write it; a private conversation has no name of its own. */
    static String name(RoomAddress room) {
        return room instanceof RoomName name ? "#" + name : "[PRIVATE]";
    }

    private static String nick(Nick nick) {
        return Clean.line(nick.value());
    }

    private static String text(String foreign) {
        return Clean.text(foreign).replace("\n", CONTINUED);
    }

    private String place(RoomName room) {
        return rooms ? name(room) + " " : "";
    }

    private String now() {
        return time(clock.instant());
    }

    private String time(Instant at) {
        return "[" + TIME.format(at.atZone(zone)) + "] ";
    }
}
