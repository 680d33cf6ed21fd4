package tupa.core.store;

/** The stores of one process. Closing waits until everything given so far is stored, within the store's own time limit. */
public interface Storage extends AutoCloseable {
    MessageLog messages();

    SessionStore sessions();

    @Override
    void close();
}
