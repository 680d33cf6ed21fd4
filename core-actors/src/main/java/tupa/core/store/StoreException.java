package tupa.core.store;

/** The store could not do what was asked, for a reason outside this program: disk, lock, corruption. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
