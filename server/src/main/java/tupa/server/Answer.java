package tupa.server;

/**
 * What an operator's command is answered with.
 *
 * @param text for a person, of one line or more; may be empty
 * @param afterwards what follows once he has been answered
 */
record Answer(Verdict verdict, String text, Runnable afterwards) {
    /** In the order of the exit codes of {@code tupa ctl}. */
    enum Verdict {
        DONE,
        REFUSED,
        NONSENSE;

        int exitCode() {
            return ordinal();
        }
    }

    static Answer done(String text) {
        return new Answer(Verdict.DONE, text, () -> {});
    }

    /** It cannot be done, or not now. */
    static Answer refused(String text) {
        return new Answer(Verdict.REFUSED, text, () -> {});
    }

    /** What was typed makes no sense. */
    static Answer nonsense(String text) {
        return new Answer(Verdict.NONSENSE, text, () -> {});
    }

    /** The text, as it can be shown: what users wrote stands in it. */
    String shown() {
        return Harmless.escape(text, false);
    }
}
