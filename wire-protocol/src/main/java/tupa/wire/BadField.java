package tupa.wire;

/** Ends the reading of one object at the first thing wrong in it; never leaves the codec. */
final class BadField extends RuntimeException {
    private final ErrorCode code;

    BadField(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static BadField of(ErrorCode code) {
        return new BadField(code, code.text());
    }

    static BadField named(String field, String wanted) {
        return new BadField(ErrorCode.BAD_REQUEST, field + ": " + wanted);
    }

    ErrorCode code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
