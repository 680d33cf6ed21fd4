package tupa.tcp.lines;

import tupa.wire.Reply;
import tupa.wire.text.Clean;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** What a person is to read next. */
final class Voice {
    private final StringBuilder said = new StringBuilder();

    /** Lines that are whole already, or a question that is not. */
    void put(String text) {
        said.append(text);
    }

    void line(String text) {
        said.append(text).append('\n');
    }

    /** Something that the server tells of itself. */
    void notice(String text) {
        said.append(EventLines.stars(text));
    }

    void warning(String text) {
        said.append(EventLines.warning(text));
    }

    void refusal(Reply.Refusal refusal) {
        warning(told(refusal));
    }

    /** A message that was refused is shown again: whoever is fast has typed others since. */
    void unsent(Reply.Refusal refusal, String text) {
        warning(told(refusal) + " -- " + Clean.line(text));
    }

    private static String told(Reply.Refusal refusal) {
        String code = refusal.code().wire() + ": " + Clean.line(Sentences.read(refusal.message()));
        return refusal.retryAfterMs().isPresent()
                ? code + " " + Texts.LINE_RETRY.with(refusal.retryAfterMs().getAsLong())
                : code;
    }

    boolean isSilent() {
        return said.isEmpty();
    }

    /** All of it; afterwards there is nothing to say. */
    String take() {
        String text = said.toString();
        said.setLength(0);
        return text;
    }
}
