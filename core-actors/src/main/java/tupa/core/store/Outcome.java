package tupa.core.store;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import tupa.wire.ErrorCode;

/** What became of an {@link Append}. */
public sealed interface Outcome {
    /** All of it is stored, durably. */
    record Committed() implements Outcome {}

    /**
     * Nothing of it is stored, because these entries were stored before under the same author and cid.
     *
     * @param originals by position in the batch
     */
    record Duplicates(Map<Integer, StoredEvent> originals) implements Outcome {
        public Duplicates {
            originals = Map.copyOf(originals);
        }
    }

    /**
     * Nobody knows yet, because the commit failed. The log goes on trying to store the batch until it knows; {@code
     * settled} then completes with {@link Committed}, {@link Duplicates} or {@link Fenced}, never exceptionally.
     */
    record Unknown(CompletionStage<Outcome> settled) implements Outcome {}

    /**
     * Nothing of it is stored, and nothing of it will be: it may be given again.
     *
     * @param code {@link ErrorCode#STORAGE_UNAVAILABLE} when the store is in trouble, {@link ErrorCode#BUSY} when too much
     *     waits for it, {@link ErrorCode#INTERNAL} when this program cannot write it or read what is in its way
     */
    record Refused(ErrorCode code) implements Outcome {}

    /** Other events stand under these numbers: somebody else writes to this room. */
    record Fenced() implements Outcome {}
}
