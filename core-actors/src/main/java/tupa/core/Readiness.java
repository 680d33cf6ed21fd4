package tupa.core;

/** How far a server is in its life. */
public enum Readiness {
    STARTING,
    SERVING,
    DRAINING
}
