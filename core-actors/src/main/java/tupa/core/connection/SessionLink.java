package tupa.core.connection;

import java.util.List;
import tupa.wire.CloseReason;
import tupa.wire.Incoming;

/** What is behind a connection, as a transport sees it. */
public interface SessionLink {
    /** Asks for somebody to be there. {@code readOn} runs then, and whenever what was given is taken up, on any thread. */
    void connect(Runnable readOn);

    /** Takes what the peer asked. Nothing more comes before it is taken up. */
    void heard(List<Incoming> requests);

    /** The peer is told why, in {@code bye}, and that is the last that he hears. */
    void end(CloseReason reason);

    /** The connection is gone. */
    void lost();
}
