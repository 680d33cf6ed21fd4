package tupa.terminal.link;

import java.net.ConnectException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import tupa.wire.text.Texts;

/** What is told of a connection that failed. */
final class Failures {
    private Failures() {}

    /** In a few words, the same for every carrier. */
    static String reason(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        Throwable cause = wrapped && failure.getCause() != null ? failure.getCause() : failure;
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        if (cause instanceof ConnectException && (message.isEmpty() || message.equals("Connection refused"))) {
            return Texts.CONNECTION_REFUSED.with();
        }
        return message.isEmpty() ? cause.getClass().getSimpleName() : message;
    }
}
