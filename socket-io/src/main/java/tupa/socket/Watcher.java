package tupa.socket;

/** What a selector's key is for. Called on the loop's thread. */
interface Watcher {
    /** The selector says that something can be done. */
    void ready();

    /** Called a few times a second. */
    void look(long now);

    /** The loop ends. */
    void cut();
}
