package tupa.testkit.audit.judge;

import java.util.Locale;

/** What protocol.md promises, one line of the verdict each. */
public enum Promise {
    LOST("what was acknowledged is stored, and came to every member", "acknowledged posts looked up"),
    DOUBLED("nothing is stored or shown twice", "events shown"),
    ORDER("everybody is shown the log's own order", "stored events compared"),
    INVENTED("nothing appears that nobody sent", "stored events traced to their authors"),
    ACKS("an acknowledgement says what the log says", "acknowledgements"),
    REFUSED("nothing that was refused appears", "refusals"),
    PRIVATE("a private message comes to its two parties only", "private messages shown"),
    BEHIND("no member is left behind", "memberships at the end"),
    ANSWERS("a request is answered once", "answers"),
    RESUME("whoever comes back in time misses nothing", "resumed rooms and conversations"),
    PRESENCE("nobody is shown to come or go who did not", "comings and goings shown"),
    NAMES("renames are told once, and lists of members come right", "renames and lists");

    private final String text;
    private final String unit;

    Promise(String text, String unit) {
        this.text = text;
        this.unit = unit;
    }

    /** The name that is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The promise in a sentence. */
    public String text() {
        return text;
    }

    /** What the number beside it counts. */
    public String unit() {
        return unit;
    }
}
