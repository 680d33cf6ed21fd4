package tupa.core.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a batch is in the face of what is stored already; the one place where every log takes this decision. */
final class Verdict {
    private Verdict() {}

    /**
     * The outcome, or empty when nothing speaks against storing the batch.
     *
     * @param standing the events stored under the batch's numbers
     * @param originals the events stored with an author and cid of the batch, by position in it
     */
    static Optional<Outcome> on(Append batch, List<StoredEvent> standing, Map<Integer, StoredEvent> originals) {
        if (standing.equals(batch.events())) {
            return Optional.of(new Outcome.Committed());
        }
        if (!standing.isEmpty()) {
            return Optional.of(new Outcome.Fenced());
        }
        return originals.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Duplicates(originals));
    }
}
