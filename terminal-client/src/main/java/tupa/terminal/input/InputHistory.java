package tupa.terminal.input;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.impl.history.DefaultHistory;
import tupa.terminal.model.View;

/**
 * What Up brings back. An answer to a question is not kept at all, what is nobody else's business only as long as the
 * program runs. What was entered in a room belongs to it; what is left of earlier runs, to all.
 */
public class InputHistory extends DefaultHistory {
    private final Supplier<View> view;
    private final Set<Instant> secret = new HashSet<>();
    private final Map<Instant, Set<String>> rooms = new HashMap<>();

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
        if (!isEmpty() && get(last()).equals(line.strip())) {
            rooms.computeIfAbsent(timeOf(last()), first -> new HashSet<>()).add(room(now));
        }
    }

    private static String room(View view) {
        return view.front().map(View.Tab::label).orElse("");
    }

    private Instant timeOf(int index) {
        return iterator(index).next().time();
    }

    /** Whether it was entered in the room in front, or nobody knows where. */
    boolean belongsHere(int index) {
        Set<String> where = rooms.getOrDefault(timeOf(index), Set.of());
        return where.isEmpty() || where.contains(room(view.get()));
    }

    @Override
    public boolean isPersistable(Entry entry) {
        return !secret.contains(entry.time());
    }
}
