package tupa.terminal.view;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a piece of the screen is meant to stand out; what that looks like is a {@link Scheme}'s to say. */
public enum Ink {
    PLAIN("plain"),
    TIME("time"),
    /** Anybody's name, which besides has a colour of the palette. */
    NICK("nick"),
    OWN_NICK("nick.own"),
    PRIVATE("private"),
    /** Who comes and goes. */
    PRESENCE("system"),
    NOTICE("notice"),
    ERROR("error"),
    /** A line that names the user. */
    TO_ME("mention"),
    PLACE("room"),
    /** The room in front. */
    FRONT("room.front"),
    DAY("day"),
    ONLINE("status.online"),
    OFFLINE("status.offline"),
    /** The ground of the rows for topic and status. */
    BAR("bar"),
    BAR_STRONG("bar.strong"),
    /** Lists at the sides. */
    PANE("pane"),
    PANE_FRONT("pane.front"),
    /** How much is new. */
    UNREAD("unread"),
    /** How much of it names the user. */
    MENTIONED("mentioned"),
    /** The line between what was read and what is new. */
    MARKER("marker"),
    CODE("code"),
    /** Not confirmed yet. */
    PENDING("pending"),
    FAILED("failed"),
    /** What a search found. */
    MATCH("match");

    private final String word;

    Ink(String word) {
        this.word = word;
    }

    /** What a theme's file calls it. */
    public String word() {
        return word;
    }

    static Optional<Ink> named(String word) {
        return Stream.of(values())
                .filter(ink -> ink.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static Stream<String> words() {
        return Stream.of(values()).map(Ink::word);
    }
}
