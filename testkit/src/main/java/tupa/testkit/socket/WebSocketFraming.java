package tupa.testkit.socket;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;

/** The frames of a WebSocket, after its handshake. */
final class WebSocketFraming implements Framing, Frames.Reader {
    private final URI url;
    private final SplittableRandom random;
    private final Owner owner;
    private final Frames frames = new Frames(this);

    WebSocketFraming(URI url, SplittableRandom random, Owner owner) {
        this.url = url;
        this.random = random;
        this.owner = owner;
    }

    @Override
    public ByteBuffer opening() {
        return Handshake.request(url, random);
    }

    @Override
    public ByteBuffer space() {
        return frames.space();
    }

    @Override
    public boolean opens() throws IOException {
        Optional<String> answer = frames.head();
        if (answer.isPresent()) {
            Handshake.check(answer.get());
        }
        return answer.isPresent();
    }

    @Override
    public void cut() throws IOException {
        frames.cut();
    }

    @Override
    public ByteBuffer message(byte[] utf8) throws IOException {
        return frame(Frames.TEXT, utf8);
    }

    private ByteBuffer frame(int opcode, byte[] payload) throws IOException {
        return ClientFrame.of(opcode, payload, random.nextInt());
    }

    @Override
    public void text(byte[] bytes, int from, int to) throws IOException {
        owner.text(bytes, from, to);
    }

    @Override
    public void ping(byte[] payload) throws IOException {
        owner.answer(frame(Frames.PONG, payload));
    }

    @Override
    public void close() throws IOException {
        owner.ended();
    }
}
