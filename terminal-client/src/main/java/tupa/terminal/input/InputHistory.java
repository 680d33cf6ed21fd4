package tupa.terminal.input;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.impl.history.DefaultHistory;
import tupa.terminal.model.View;

/**
 * What Up brings back. An answer to a question is not kept at all, what is nobody else's business only as long as the
 * program runs.
 */
public final class InputHistory extends DefaultHistory {
    private final Supplier<View> view;
    private final Set<Instant> secret = new HashSet<>();

    public InputHistory(Supplier<View> view) {
        this.view = view;
    }

    @Override
    public void add(Instant time, String line) {
        View now = view.get();
        if (now.naming().isPresent() && !line.startsWith("/")) {
            return;
        }
        if (Secrets.isSecret(line, now)) {
            secret.add(time);
        }
        super.add(time, line);
    }

    @Override
    public boolean isPersistable(Entry entry) {
        return !secret.contains(entry.time());
    }
}
