package tupa.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.pekko.japi.function.Procedure;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Joins a connection to a stream: the stream's end is this stage, to be run once; the other methods are the connection's
 * end, for its thread. Each side holds the other back, and at most one piece is on its way in each direction.
 */
final class HttpPipe extends GraphStage<FlowShape<ByteString, ByteString>> {
    private final Inlet<ByteString> in = Inlet.create("fromHttp");
    private final Outlet<ByteString> out = Outlet.create("toHttp");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
    private final Runnable wake;

    /** What the stream gets first. */
    private ByteString begun;

    /** Set by the stream, which then waits until the connection has asked for more. */
    private volatile Optional<ByteString> answer = Optional.empty();

    private volatile Optional<AsyncCallback<Procedure<Logic>>> stream = Optional.empty();
    private volatile boolean wanted;
    private volatile boolean discarding;
    private volatile boolean over;
    private volatile boolean closed;
    private boolean pulled;

    /**
     * A pipe that calls {@code wake}, on any thread, when it can be read from or written to, or is over.
     *
     * @param begun what the stream gets first
     */
    HttpPipe(ByteString begun, Runnable wake) {
        this.begun = begun;
        this.wake = wake;
    }

    boolean isReading() {
        return wanted || discarding;
    }

    /** What HTTP no longer wants is forgotten: to stop reading would cut off what is still being written. */
    void push(ByteBuffer bytes) {
        if (!discarding) {
            wanted = false;
            ByteString copy = ByteString.fromByteBuffer(bytes);
            tell(logic -> logic.push(copy));
        }
    }

    void end() {
        tell(Logic::end);
    }

    /** What the stream has to say next. What it said before is on its way, so that it may go on. */
    Optional<ByteString> pull() {
        if (pulled) {
            pulled = false;
            tell(Logic::pull);
        }
        Optional<ByteString> next = answer;
        if (next.isPresent()) {
            answer = Optional.empty();
            pulled = true;
        }
        return next;
    }

    /** The stream has said everything. */
    boolean isOver() {
        return over && answer.isEmpty();
    }

    /** Nobody listens any more. */
    void close() {
        closed = true;
        tell(Logic::completeStage);
    }

    private void tell(Procedure<Logic> word) {
        stream.ifPresent(callback -> callback.invoke(word));
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        Logic() {
            super(shape);
            stream = Optional.of(createAsyncCallback(word -> word.apply(this)));
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    answer = Optional.of(grab(in));
                    wake.run();
                }
            });
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    if (begun.isEmpty()) {
                        wanted = true;
                        wake.run();
                    } else {
                        push(out, begun);
                        begun = ByteString.emptyByteString();
                    }
                }

                @Override
                public void onDownstreamFinish(Throwable cause) {
                    discarding = true;
                    wake.run();
                }
            });
        }

        @Override
        public void preStart() {
            if (closed) {
                completeStage();
            }
            pull();
        }

        void push(ByteString bytes) {
            if (isAvailable(out)) {
                push(out, bytes);
            }
        }

        void pull() {
            if (!isClosed(in) && !hasBeenPulled(in)) {
                pull(in);
            }
        }

        void end() {
            complete(out);
        }

        @Override
        public void postStop() {
            over = true;
            wake.run();
        }
    }
}
