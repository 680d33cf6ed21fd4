package tupa.core.connection;

import java.util.ArrayList;
import java.util.List;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;

/** A session that only listens, and takes up what it was given when a test says so. */
public final class FakeSession implements SessionLink {
    /** What was given, each portion by itself. */
    public final List<List<Incoming>> heard = new ArrayList<>();

    public boolean isLost;
    private final Outbox outbox;
    private Runnable readOn = () -> {};

    public FakeSession(Outbox outbox) {
        this.outbox = outbox;
    }

    /** It is there, or has taken up what it was given. */
    public void takeUp() {
        readOn.run();
    }

    @Override
    public void connect(Runnable whenTaken) {
        readOn = whenTaken;
    }

    @Override
    public void heard(List<Incoming> requests) {
        heard.add(requests);
    }

    @Override
    public void end(CloseReason reason) {
        outbox.close(Event.Bye.of(reason));
    }

    @Override
    public void lost() {
        isLost = true;
    }

    /** The ids of all it was asked. */
    public List<String> ids() {
        return heard.stream()
                .flatMap(List::stream)
                .map(request -> request.id().orElseThrow())
                .toList();
    }
}
