package tupa.server;

/**
 * What an operator's command is answered with.
 *
 * @param text for a person, of one line or more; may be empty
 * @param afterwards what follows once he has been answered
 */
record Answer(Verdict verdict, String text, Runnable afterwards) {
    enum Verdict {
        DONE(0),
        REFUSED(StartFailure.ENVIRONMENT),
        NONSENSE(StartFailure.USAGE);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        /** That of {@code tupa ctl}. */
        int exitCode() {
            return exitCode;
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
