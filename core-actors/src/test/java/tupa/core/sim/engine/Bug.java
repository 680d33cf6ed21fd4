package tupa.core.sim.engine;

/** Bugs that can be put into what surrounds the classes under simulation, to see that the checks find them. */
public enum Bug {
    NONE,
    /** Now and then a relay is not told of a batch, nor of the fact. */
    PUBLISH_LOST,
    /** Now and then what a connection takes out is written twice. */
    PARCEL_DOUBLED,
    /** After a restart the log does not know what was stored before under the same cid. */
    DEDUPE_FORGOTTEN,
    /** A post is answered when it is given to the log. */
    ACK_BEFORE_STORE,
    /** Now and then a session's row is not written. */
    ROW_LOST,
    /** Now and then a room that comes back announces those who were in it all along. */
    RETURN_ANNOUNCED,
    /** A refused post is put into the log all the same. */
    REFUSED_BUT_STORED
}
