package tupa.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * One socket. HTTP is spoken on it at first, in a stream of its own inside this stage, which is let go with all that it
 * holds once a request has led to a WebSocket. From then on bytes go straight from and to the {@link WebSocketPeer}. It
 * keeps the deadlines that the HTTP engine does not; somebody must {@link #look} after them from time to time. What is not
 * private may be called from any thread.
 */
final class OpenSocket extends GraphStageLogic {
    /** How HTTP is spoken. */
    interface Http {
        Flow<ByteString, ByteString, NotUsed> with(OpenSocket socket);
    }

    private enum Word {
        READ_ON,
        WRITE,
        LATE,
        ABORT
    }

    /** Farther away than any deadline, and yet no overflow when it is compared. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final Http http;
    private final HttpSettings settings;
    private final AsyncCallback<Word> ear = createAsyncCallback(this::hear);
    private final CompletableFuture<Done> gone = new CompletableFuture<>();
    private volatile Optional<WebSocketConnection> upgraded = Optional.empty();
    private volatile long deadline;
    private boolean speaksHttp = true;

    OpenSocket(FlowShape<ByteString, ByteString> shape, Http http, HttpSettings settings) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.http = http;
        this.settings = settings;
        within(settings.headTimeout());
        // Until it starts; a stage must know from the first what it does.
        setHandler(in, eagerTerminateInput());
        setHandler(out, eagerTerminateOutput());
    }

    /** A whole request has come: time runs anew for the next one. */
    void requestSeen() {
        within(settings.keepAlive());
    }

    /** The request that is being answered leads to this; it begins when the answer was given. */
    void becomes(WebSocketConnection webSocket) {
        upgraded = Optional.of(webSocket);
    }

    boolean isUpgraded() {
        return upgraded.isPresent();
    }

    /** The session has taken up what it was given. */
    void readOn() {
        ear.invoke(Word.READ_ON);
    }

    /** Cuts the connection if it has kept the server waiting for too long. */
    void look() {
        if (isLate()) {
            ear.invoke(Word.LATE);
        }
    }

    void abort() {
        ear.invoke(Word.ABORT);
    }

    /** Completes, never with a failure, when the socket is closed. */
    CompletionStage<Done> gone() {
        return gone;
    }

    private void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    private boolean isLate() {
        return deadline - System.nanoTime() < 0;
    }

    @Override
    public void preStart() {
        new HttpPhase().begin();
    }

    @Override
    public void postStop() {
        upgraded.ifPresent(webSocket -> webSocket.link().lost());
        gone.complete(Done.getInstance());
    }

    private void hear(Word word) {
        switch (word) {
            case READ_ON -> upgraded.ifPresent(webSocket -> webSocket.peer().readOn());
            case WRITE -> {}
            case LATE -> late();
            case ABORT -> failStage(new InterruptedException("The server stops."));
        }
        if (!speaksHttp) {
            upgraded.ifPresent(this::goOn);
        }
    }

    private void late() {
        if (isLate()) {
            if (speaksHttp) {
                failStage(new TimeoutException("The peer kept the connection waiting."));
            } else {
                upgraded.ifPresent(webSocket -> webSocket.peer().late());
            }
        }
    }

    /** What HTTP no longer wants is read on and forgotten: to stop reading would cut off what is still being written. */
    private void discard() {
        setHandler(in, new AbstractInHandler() {
            @Override
            public void onPush() {
                grab(in);
                pull(in);
            }

            @Override
            public void onUpstreamFinish() {}
        });
    }

    /** Everything HTTP needs, so that nothing of it is left when this is. */
    private final class HttpPhase {
        private static final int STATUS_AT = 9;
        private static final String SWITCHING_PROTOCOLS = "101";

        private final SubSourceOutlet<ByteString> toHttp = new SubSourceOutlet<>("toHttp");
        private final SubSinkInlet<ByteString> fromHttp = new SubSinkInlet<>("fromHttp");

        void begin() {
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    toHttp.push(grab(in));
                }

                @Override
                public void onUpstreamFinish() {
                    toHttp.complete();
                    within(settings.linger());
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    fromHttp.pull();
                }
            });
            toHttp.setHandler(new AbstractOutHandler() {
                @Override
                public void onPull() {
                    tryPull(in);
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    ignoreTheRest();
                }
            });
            fromHttp.setHandler(new AbstractInHandler() {
                @Override
                public void onPush() {
                    answer(fromHttp.grab());
                }

                @Override
                public void onUpstreamFinish() {
                    completeStage();
                }
            });
            Source.fromGraph(toHttp.source())
                    .via(http.with(OpenSocket.this))
                    .runWith(fromHttp.sink(), subFusingMaterializer());
        }

        private void ignoreTheRest() {
            if (speaksHttp) {
                discard();
                within(settings.linger());
                if (!hasBeenPulled(in)) {
                    tryPull(in);
                }
            }
        }

        private void answer(ByteString bytes) {
            push(out, bytes);
            if (isUpgraded()
                    && bytes.slice(STATUS_AT, STATUS_AT + 3).utf8String().equals(SWITCHING_PROTOCOLS)) {
                speaksHttp = false;
                toHttp.complete();
                fromHttp.cancel();
                upgraded.ifPresent(OpenSocket.this::begin);
            }
        }
    }

    private void begin(WebSocketConnection webSocket) {
        setHandler(in, new AbstractInHandler() {
            @Override
            public void onPush() {
                webSocket.peer().received(grab(in));
                goOn(webSocket);
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
                completeStage();
            }
        });
        setHandler(out, new AbstractOutHandler() {
            @Override
            public void onPull() {
                goOn(webSocket);
            }
        });
        webSocket.outbox().wakeWith(() -> ear.invoke(Word.WRITE));
        webSocket.link().connect();
        goOn(webSocket);
    }

    /** After each step: writes what there is to write, reads if more may come, and looks at what is waited for. */
    private void goOn(WebSocketConnection webSocket) {
        if (isAvailable(out)) {
            webSocket.peer().write().ifPresent(bytes -> push(out, bytes));
        }
        if (webSocket.peer().isCut()) {
            failStage(new TimeoutException("The peer does not read."));
        } else if (webSocket.peer().isOver()) {
            completeStage();
        } else {
            if (webSocket.peer().isReading() && !hasBeenPulled(in)) {
                tryPull(in);
            }
            deadline = webSocket
                    .peer()
                    .patience()
                    .map(time -> System.nanoTime() + time.toNanos())
                    .orElseGet(() -> System.nanoTime() + NEVER);
        }
    }
}
