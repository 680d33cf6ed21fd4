package tupa.socket;

/** What a selector's key is for. Called on the loop's thread. */
interface Watcher {
    /** The selector says that something can be done. */
    void ready();

    /** A time has come at which the loop was asked to look, or has not quite. */
    void look(long now);

    /** The loop ends. */
    void cut();
}
