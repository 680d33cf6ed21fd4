package tupa.wire.text;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;

/** The sentences that go with the codes of the protocol. On the wire they are English; people read them in their language. */
public final class Sentences {
    private static final Map<String, Texts> KNOWN = known();

    private Sentences() {}

    /** What a server said of a refusal or at the end, in the reader's language; as it is, if it is a sentence of that server's own. */
    public static String read(String said) {
        Texts known = KNOWN.get(said);
        return known == null ? said : known.with();
    }

    static Texts of(ErrorCode code) {
        return Texts.valueOf("ERROR_" + code.name());
    }

    static Texts of(CloseReason reason) {
        return Texts.valueOf("BYE_" + reason.name());
    }

    private static Map<String, Texts> known() {
        Map<String, Texts> known = new HashMap<>();
        Stream.of(CloseReason.values()).forEach(reason -> known.put(reason.text(), of(reason)));
        Stream.of(ErrorCode.values()).forEach(code -> known.put(code.text(), of(code)));
        return known;
    }
}
