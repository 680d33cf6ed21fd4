package tupa.wire.text;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is said to a person, in the language of {@link Locale#getDefault()}. The sentences stand in {@code messages.properties},
 * one for each name here.
 */
public enum Texts {
    BANNER,
    ASK_HOST,
    ASK_PORT,
    ASK_NICK,
    ASK_ROOM,
    BAD_ADDRESS,
    BAD_PORT,
    BAD_NICK,
    BAD_ROOM,
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
    LINE_VERSION;

    private static final String BUNDLE = "tupa.wire.text.messages";

    /** Whoever wants a language there is no bundle for gets English, and not that of the machine. */
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The name of this text in the bundle. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with {@code {0}}, {@code {1}} ... replaced; what is put in is never looked at again. */
    public String with(Object... values) {
        String pattern = in(Locale.getDefault()).getString(key());
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

    static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, NO_OTHER);
    }
}
