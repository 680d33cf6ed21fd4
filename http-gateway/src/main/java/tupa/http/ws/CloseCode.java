package tupa.http.ws;

/** The status codes of RFC 6455, section 7.4, that this engine itself uses. */
final class CloseCode {
    static final int PROTOCOL_ERROR = 1002;
    static final int UNSUPPORTED = 1003;
    /** Stands for a close frame without a code, and is never sent. */
    static final int NONE = 1005;

    static final int INVALID_DATA = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;

    private CloseCode() {}

    /** Whether a peer may send this code: section 7.4.1, the codes registered since, and those for libraries and applications. */
    static boolean isAllowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
