package tupa.wire.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What is said to a person, in the language of {@link Locale#getDefault()}. The sentences stand in {@code messages.properties},
 * one for each name here, and in {@code messages_de.properties} the German ones.
 */
public enum Texts {
    BANNER,
    ASK_HOST,
    ASK_PORT,
    ASK_NICK,
    ASK_ROOM,
    BAD_ADDRESS,
    BAD_PORT,
    CONNECTING,
    CONNECTED,
    WELCOME,
    WELCOME_NOWHERE,
    WELCOME_BACK,
    SENT_HOME,
    NO_ROOM,
    ONLY_ROOM,
    NEW_SESSION,
    CONNECTION_LOST,
    CANNOT_CONNECT,
    STOPPED,
    RECONNECTING,
    NOT_CONNECTED,
    NICK_TAKEN,
    NICK_PROMPT,
    JOINED_CHAT,
    JOINED_ROOM,
    LEFT_CHAT,
    LEFT_ROOM,
    TIMED_OUT_CHAT,
    TIMED_OUT_ROOM,
    TAKEN_OUT,
    YOU_TAKEN_OUT,
    SERVER_SAYS,
    NICK_CHANGED,
    NOW_AWAY,
    NOW_BACK,
    TOPIC_CHANGED,
    TOPIC_CLEARED,
    TOPIC_IS,
    TOPIC_NONE,
    YOU_JOINED,
    YOU_LEAVE,
    YOU_LEFT,
    ONE_ROOM,
    DM_SENT,
    DM_UNKNOWN,
    NOT_SENT,
    WILL_RETRY,
    REFUSED,
    CONNECTED_USERS,
    ROOM_USERS,
    AWAY_MARK,
    ROOMS_HEADER,
    ROOM_ROW,
    NO_ROOMS,
    HISTORY_HEADER,
    HISTORY_END,
    GAP,
    GAP_KNOWN,
    HISTORY_RESET,
    LAGGING,
    RATE,
    SKIPPED,
    STATUS,
    STATUS_ROOM,
    STATUS_PRIVATE,
    HEADING,
    HEADING_TOPIC,
    HEADING_PRIVATE,
    MEMBERS,
    ONE_MEMBER,
    NAMING,
    UNSENT,
    NO_SUCH_TAB,
    NO_CONVERSATION,
    NOBODY_WROTE,
    HINT_QUIT,
    GOODBYE,
    TIMEOUT,
    VERSION,
    LINK_CONNECTING,
    LINK_ONLINE,
    LINK_OFFLINE,
    LINK_STOPPED,
    DAY,
    LINE_BANNER,
    LINE_NICK,
    LINE_JOINED,
    LINE_LEFT,
    LINE_TIMED_OUT,
    LINE_TALKING_TO,
    LINE_NOT_HERE,
    LINE_TOO_LONG,
    LINE_NOT_TEXT,
    LINE_RETRY,
    LINE_VERSION,
    CONNECTION_REFUSED,
    CONNECTION_BROKE,
    CLOSED_BY_SERVER,
    CLOSED_UNFINISHED,
    UNKNOWN_HOST,
    NO_ANSWER,
    NO_ANSWER_WITHIN,
    TAKES_NOTHING,
    FRAME_TOO_LARGE,
    NOT_UTF_8,
    NOT_READABLE,
    COMMAND_HELP,
    COMMAND_JOIN,
    COMMAND_CD,
    COMMAND_LEAVE,
    COMMAND_ROOMS,
    COMMAND_USERS,
    COMMAND_LIST,
    COMMAND_MSG,
    COMMAND_QUERY,
    COMMAND_REPLY,
    COMMAND_NICK,
    COMMAND_ME,
    COMMAND_AWAY,
    COMMAND_BACK,
    COMMAND_TOPIC,
    COMMAND_BROADCAST,
    COMMAND_HISTORY,
    COMMAND_CLEAR,
    COMMAND_STATUS,
    COMMAND_RECONNECT,
    COMMAND_VERSION,
    COMMAND_QUIT,
    SETTING_SERVER,
    SETTING_NICK,
    SETTING_AUTOJOIN,
    SETTING_UI_MODE,
    SETTING_UI_TIME,
    SETTING_UI_JOINS,
    SETTING_UI_ROOMS,
    SETTING_UI_MEMBERS,
    SETTING_UI_EMOJI,
    SETTING_UI_FORMAT,
    SETTING_UI_MOUSE,
    SETTING_UI_TYPING,
    SETTING_NOTIFY,
    SETTING_NOTIFY_BY,
    SETTING_IGNORE,
    SETTING_THEME,
    SETTING_LANG,
    SETTING_LOG_FILE,
    SETTING_HISTORY,
    SETTING_PASTE_CONFIRM,
    SETTING_EDITOR,
    SETTING_WRONG,
    SETTING_UNKNOWN,
    SETTING_MEANT,
    SETTING_NOW,
    SETTING_AT_START,
    SETTING_SAVED,
    SETTING_NOT_SAVED,
    SETTING_UNWRITABLE,
    BIND_KEY_WRONG,
    BIND_COMMAND_WRONG,
    BIND_NONE,
    THEMES,
    THEME_UNKNOWN,
    THEME_MEANT,
    THEME_CIRCLE,
    STYLE_WRONG,
    FILE_NO_PAIR,
    FILE_QUOTES,
    FILE_TWICE,
    FILE_UNREADABLE,
    FILE_ABSENT,
    HELP_ALSO,
    HELP_OTHERWISE,
    USAGE,
    NO_ARGUMENTS,
    TEXT_MISSING,
    ROOM_MISSING,
    USER_WANTED,
    USER_AND_TEXT_WANTED,
    NUMBER_WANTED,
    NO_SUCH_COMMAND,
    DID_YOU_MEAN,
    COULD_BE,
    NEWCOMER,
    ERROR_BAD_JSON,
    ERROR_BAD_REQUEST,
    ERROR_UNKNOWN_TYPE,
    ERROR_BAD_VERSION,
    ERROR_HELLO_REQUIRED,
    ERROR_ALREADY_HELLO,
    ERROR_AUTH_REQUIRED,
    ERROR_AUTH_FAILED,
    ERROR_SESSION_EXPIRED,
    ERROR_NICK_INVALID,
    ERROR_NICK_TAKEN,
    ERROR_ROOM_INVALID,
    ERROR_NO_SUCH_ROOM,
    ERROR_ROOM_FULL,
    ERROR_NOT_IN_ROOM,
    ERROR_FORBIDDEN,
    ERROR_NO_SUCH_USER,
    ERROR_TEXT_EMPTY,
    ERROR_TEXT_TOO_LONG,
    ERROR_FRAME_TOO_LARGE,
    ERROR_CID_CONFLICT,
    ERROR_RATE_LIMITED,
    ERROR_TOO_MANY_ROOMS,
    ERROR_STORAGE_UNAVAILABLE,
    ERROR_BUSY,
    ERROR_SHUTTING_DOWN,
    ERROR_INTERNAL,
    BYE_CLOSED,
    BYE_SHUTTING_DOWN,
    BYE_BAD_REQUESTS,
    BYE_HELLO_REQUIRED,
    BYE_REMOVED,
    BYE_SLOW_CONSUMER,
    BYE_REPLACED,
    BYE_FLOOD,
    BYE_FRAME_TOO_LARGE,
    BYE_PROTOCOL_ERROR,
    BYE_UNSUPPORTED,
    BYE_IDLE,
    BYE_INTERNAL;

    private static final String BUNDLE = "tupa.wire.text.messages";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Whoever wants a language there is no bundle for gets English, and not that of the machine. */
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The language that a setting or a flag names, if there are sentences in it. */
    public static Optional<Locale> language(String name) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(name))
                .findFirst();
    }

    /** The language that is spoken now. */
    public static Locale spoken() {
        return language(Locale.getDefault().getLanguage()).orElse(Locale.ENGLISH);
    }

    /** The name of this text in the bundle. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with {@code {0}}, {@code {1}} ... replaced; what is put in is never looked at again. */
    public String with(Object... values) {
        return in(Locale.getDefault(), values);
    }

    /** The same in this language; in English where there is none of it. */
    public String in(Locale language, Object... values) {
        String pattern = bundle(language).getString(key());
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (isHole(pattern, i, values.length)) {
                sentence.append(values[pattern.charAt(i + 1) - '0']);
                i += 2;
            } else {
                sentence.append(pattern.charAt(i));
            }
        }
        return sentence.toString();
    }

    private static boolean isHole(String pattern, int at, int values) {
        return at + 2 < pattern.length()
                && pattern.charAt(at) == '{'
                && pattern.charAt(at + 2) == '}'
                && pattern.charAt(at + 1) >= '0'
                && pattern.charAt(at + 1) < '0' + values;
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, NO_OTHER);
    }
}
