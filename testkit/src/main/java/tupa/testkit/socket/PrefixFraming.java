package tupa.testkit.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import tupa.wire.LengthPrefix;

/** Messages behind their lengths, from the first byte on. */
final class PrefixFraming implements Framing {
    /** Ten thousand that say nothing must fit into memory. */
    private static final int START = 512;

    /** Up to here whoever fills his buffer gets a larger one, so that he needs fewer reads. */
    private static final int BUSY = 64 * 1024;

    private final Owner owner;
    private final LengthPrefix.Reader reader = new LengthPrefix.Reader(LengthPrefix.TO_CLIENT_MAX);
    private ByteBuffer in = ByteBuffer.allocate(START);

    PrefixFraming(Owner owner) {
        this.owner = owner;
    }

    @Override
    public ByteBuffer opening() {
        return ByteBuffer.allocate(0);
    }

    @Override
    public ByteBuffer space() {
        return in;
    }

    @Override
    public boolean opens() {
        return true;
    }

    @Override
    public void cut() throws IOException {
        boolean full = !in.hasRemaining();
        reader.add(in.flip());
        in = full && in.capacity() < BUSY ? ByteBuffer.allocate(in.capacity() * 2) : in.clear();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            owner.text(next.get(), 0, next.get().length);
        }
        if (reader.isRefused()) {
            throw new IOException("a frame of no length that may be");
        }
    }

    @Override
    public ByteBuffer message(byte[] utf8) {
        return ByteBuffer.wrap(LengthPrefix.frame(utf8));
    }
}
