package tupa.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;

/**
 * Pulls from an outbox, as fast as the peer reads: each element is everything that waits, up to {@link #MAX_BYTES}, one
 * message per line. Completes after the outbox's last word; fails when nobody takes it in time. A single parcel is passed
 * on as it is, so that one string serves every recipient.
 */
final class OutboxSource extends GraphStage<SourceShape<String>> {
    static final int MAX_BYTES = 64 * 1024;

    private final Outlet<String> out = Outlet.create("outbox");
    private final SourceShape<String> shape = SourceShape.of(out);
    private final Outbox outbox;
    private final Duration linger;

    /**
     * A source to be run once.
     *
     * @param linger how long a peer may take nothing once the outbox is closed
     */
    OutboxSource(Outbox outbox, Duration linger) {
        this.outbox = outbox;
        this.linger = linger;
    }

    @Override
    public SourceShape<String> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private static final String CUT = "cut";

        Logic() {
            super(shape);
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    serve();
                }
            });
        }

        @Override
        public void preStart() {
            AsyncCallback<Done> wake = createAsyncCallback(done -> serve());
            outbox.wakeWith(() -> wake.invoke(Done.getInstance()));
        }

        private void serve() {
            if (isAvailable(out)) {
                List<Parcel> parcels = outbox.take(MAX_BYTES);
                if (!parcels.isEmpty()) {
                    push(out, Parcel.concat(parcels).json());
                }
            }
            if (outbox.isFinished()) {
                complete(out);
            } else if (outbox.isClosed()) {
                scheduleOnce(CUT, linger);
            }
        }

        @Override
        public void onTimer(Object timer) {
            failStage(new TimeoutException("The peer does not read."));
        }

        @Override
        public void postStop() {
            outbox.abandon();
        }
    }
}
