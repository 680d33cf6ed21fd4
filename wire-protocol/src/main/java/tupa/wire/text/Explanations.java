package tupa.wire.text;

import java.util.Locale;

/** What help says about each command and each setting, in the same bundles as {@link Texts}. */
public enum Explanations {
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
    COMMAND_GO,
    COMMAND_SEARCH,
    COMMAND_READ,
    COMMAND_UNREAD,
    COMMAND_WHOIS,
    COMMAND_IGNORE,
    COMMAND_UNIGNORE,
    COMMAND_RESEND,
    COMMAND_NOTIFY,
    COMMAND_SET,
    COMMAND_THEME,
    COMMAND_BIND,
    COMMAND_EXPORT,
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
    SETTING_UI_TYPING,
    SETTING_NOTIFY,
    SETTING_NOTIFY_BY,
    SETTING_IGNORE,
    SETTING_THEME,
    SETTING_LANG,
    SETTING_LOG_FILE,
    SETTING_HISTORY,
    SETTING_PASTE_CONFIRM,
    SETTING_EDITOR;

    /** The name of this text in the bundle. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String text() {
        return in(Locale.getDefault());
    }

    /** The same in this language; in English where there is none of it. */
    public String in(Locale language) {
        return Bundle.sentence(language, key());
    }
}
