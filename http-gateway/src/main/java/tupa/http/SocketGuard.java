package tupa.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Stands between one socket and HTTP and keeps the deadlines that the HTTP engine does not: for the first request, for
 * the next one, and for closing. To be run once; its other methods may be called from any thread at any time.
 */
final class SocketGuard extends GraphStage<BidiShape<ByteString, ByteString, ByteString, ByteString>> {
    private enum Word {
        REQUEST,
        UPGRADE,
        ABORT
    }

    private final Inlet<ByteString> fromHttp = Inlet.create("fromHttp");
    private final Outlet<ByteString> toSocket = Outlet.create("toSocket");
    private final Inlet<ByteString> fromSocket = Inlet.create("fromSocket");
    private final Outlet<ByteString> toHttp = Outlet.create("toHttp");
    private final BidiShape<ByteString, ByteString, ByteString, ByteString> shape =
            new BidiShape<>(fromHttp, toSocket, fromSocket, toHttp);
    private final CompletableFuture<AsyncCallback<Word>> ear = new CompletableFuture<>();
    private final CompletableFuture<Done> gone = new CompletableFuture<>();
    private final HttpSettings settings;
    private volatile boolean upgraded;

    SocketGuard(HttpSettings settings) {
        this.settings = settings;
    }

    /** A whole request has come: time runs anew for the next one. */
    void requestSeen() {
        tell(Word.REQUEST);
    }

    /** The connection is a WebSocket from now on; until it closes, no time runs. */
    void upgraded() {
        upgraded = true;
        tell(Word.UPGRADE);
    }

    boolean isUpgraded() {
        return upgraded;
    }

    void abort() {
        tell(Word.ABORT);
    }

    /** Completes, never with a failure, when the socket is closed. */
    CompletionStage<Done> gone() {
        return gone;
    }

    private void tell(Word word) {
        CompletionStage<AsyncCallback<Word>> running = ear;
        running.thenAccept(callback -> callback.invoke(word));
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private static final String DEADLINE = "deadline";

        Logic() {
            super(shape);
            pass(fromHttp, toSocket);
            pass(fromSocket, toHttp);
            // What HTTP no longer wants is read on and forgotten: to stop reading would cut off what is still being
            // written.
            setHandler(toHttp, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    tryPull(fromSocket);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    discard();
                    within(settings.linger());
                }
            });
        }

        private void pass(Inlet<ByteString> from, Outlet<ByteString> to) {
            setHandler(from, new AbstractInHandler() {
                @Override
                public void onPush() {
                    push(to, grab(from));
                }

                @Override
                public void onUpstreamFinish() {
                    complete(to);
                    within(settings.linger());
                }
            });
            setHandler(to, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    tryPull(from);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    cancel(from, cause);
                }
            });
        }

        private void discard() {
            setHandler(fromSocket, new AbstractInHandler() {
                @Override
                public void onPush() {
                    grab(fromSocket);
                    pull(fromSocket);
                }

                @Override
                public void onUpstreamFinish() {}
            });
            if (!hasBeenPulled(fromSocket)) {
                tryPull(fromSocket);
            }
        }

        @Override
        public void preStart() {
            ear.complete(createAsyncCallback(this::hear));
            within(settings.headTimeout());
        }

        private void hear(Word word) {
            switch (word) {
                case REQUEST -> within(settings.keepAlive());
                case UPGRADE -> cancelTimer(DEADLINE);
                case ABORT -> failStage(new InterruptedException("The server stops."));
            }
        }

        private void within(Duration time) {
            scheduleOnce(DEADLINE, time);
        }

        @Override
        public void onTimer(Object timer) {
            failStage(new TimeoutException("The peer kept the connection waiting."));
        }

        @Override
        public void postStop() {
            gone.complete(Done.getInstance());
        }
    }
}
