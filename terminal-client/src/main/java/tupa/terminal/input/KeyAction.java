package tupa.terminal.input;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.wire.text.Texts;

/** What a key can do, by the name that stands in {@code /bind} and in the configuration, and which keys do it by themselves. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum KeyAction {
    ROOM_1(1, "alt-1"),
    ROOM_2(2, "alt-2"),
    ROOM_3(3, "alt-3"),
    ROOM_4(4, "alt-4"),
    ROOM_5(5, "alt-5"),
    ROOM_6(6, "alt-6"),
    ROOM_7(7, "alt-7"),
    ROOM_8(8, "alt-8"),
    ROOM_9(9, "alt-9"),
    ROOM_10(10, "alt-0"),
    NEXT_ROOM(Texts.KEY_NEXT_ROOM, "ctrl-n", "alt-right", "ctrl-pgdn", "f6"),
    PREVIOUS_ROOM(Texts.KEY_PREVIOUS_ROOM, "ctrl-p", "alt-left", "ctrl-pgup", "f5"),
    NEXT_UNREAD(Texts.KEY_NEXT_UNREAD, "alt-a", "shift-right"),
    LAST_ROOM(Texts.KEY_LAST_ROOM, "alt-/"),
    GO(Texts.KEY_GO, "ctrl-k"),
    SEARCH(Texts.KEY_SEARCH, "ctrl-f"),
    SCROLL_UP(Texts.KEY_SCROLL_UP, "pgup"),
    SCROLL_DOWN(Texts.KEY_SCROLL_DOWN, "pgdn"),
    TOP(Texts.KEY_TOP, "alt-home"),
    BOTTOM(Texts.KEY_BOTTOM, "alt-end"),
    ESCAPE(Texts.KEY_ESCAPE, "esc"),
    MARK_READ(Texts.KEY_MARK_READ, "alt-m"),
    RESEND(Texts.KEY_RESEND, "alt-r"),
    ROOMS_PANE(Texts.KEY_ROOMS_PANE, "f7"),
    MEMBERS_PANE(Texts.KEY_MEMBERS_PANE, "f8"),
    NEWLINE(Texts.KEY_NEWLINE, "alt-enter", "ctrl-j"),
    EDITOR(Texts.KEY_EDITOR, "ctrl-x ctrl-e"),
    REDRAW(Texts.KEY_REDRAW, "ctrl-l"),
    SUSPEND(Texts.KEY_SUSPEND, "ctrl-z");

    private final Texts help;
    private final List<String> keys;
    private final int room;

    KeyAction(Texts help, String... keys) {
        this.help = help;
        this.keys = List.of(keys);
        this.room = 0;
    }

    KeyAction(int room, String key) {
        this.help = Texts.KEY_ROOM;
        this.keys = List.of(key);
        this.room = room;
    }

    /** The name: {@code next-room}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<KeyAction> named(String word) {
        return Stream.of(values()).filter(any -> any.word().equals(word)).findFirst();
    }

    /** What it does, in one line without a full stop. */
    String help(Locale language) {
        return help.in(language, room());
    }

    /** The number of the room it goes to; 0 when it is another action. */
    int room() {
        return room;
    }

    /** Passes it on; those that are about the input alone are the {@link Reader}'s. */
    void askOf(KeyHandler chat) {
        switch (this) {
            case NEXT_ROOM -> chat.goBeside(1);
            case PREVIOUS_ROOM -> chat.goBeside(-1);
            case NEXT_UNREAD -> chat.goToUnread();
            case LAST_ROOM -> chat.goBack();
            case SCROLL_UP -> chat.scroll(KeyHandler.Scroll.UP);
            case SCROLL_DOWN -> chat.scroll(KeyHandler.Scroll.DOWN);
            case TOP -> chat.scroll(KeyHandler.Scroll.TOP);
            case BOTTOM -> chat.scroll(KeyHandler.Scroll.BOTTOM);
            case ESCAPE -> chat.escape();
            case MARK_READ -> chat.markRead();
            case RESEND -> chat.resend();
            case ROOMS_PANE -> chat.turn(KeyHandler.Pane.ROOMS);
            case MEMBERS_PANE -> chat.turn(KeyHandler.Pane.MEMBERS);
            case GO, SEARCH, NEWLINE, EDITOR, REDRAW, SUSPEND -> throw new IllegalArgumentException(word());
            default -> chat.goTo(room());
        }
    }

    Stream<Key> keys() {
        return keys.stream().map(Key::of);
    }
}
