package tupa.terminal.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tupa.wire.LengthPrefix;
import tupa.wire.text.Texts;

/** One TCP connection whose frames stand behind their lengths. */
final class FramedCarrier implements Carrier {
    private static final int READ_BYTES = 16 * 1024;

    private final AsynchronousSocketChannel channel;
    private final AsynchronousChannelGroup group;
    private final CarriedConnection connection;
    private final LengthPrefix.Reader reader = new LengthPrefix.Reader(LengthPrefix.TO_CLIENT_MAX);
    private volatile boolean finished;

    /** @param group of this channel alone, and with it its thread: left over, that would delay the end of the program */
    FramedCarrier(AsynchronousSocketChannel channel, AsynchronousChannelGroup group, CarriedConnection connection) {
        this.channel = channel;
        this.group = group;
        this.connection = connection;
    }

    @Override
    public void begin() {
        read(ByteBuffer.allocate(READ_BYTES));
    }

    private void read(ByteBuffer into) {
        channel.read(into.clear(), into, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer read) {
                if (count < 0) {
                    closed();
                } else if (took(read.flip())) {
                    read(read);
                }
            }

            @Override
            public void failed(Throwable failure, ByteBuffer read) {
                abort();
                connection.failed(Failures.reason(failure));
            }
        });
    }

    /** There is no close code here; but whoever said that he is done, and then sees the server close, was understood. */
    private void closed() {
        if (finished && !reader.isUnfinished()) {
            end(CarriedConnection.NORMAL, "closed");
        } else {
            abort();
            connection.failed((reader.isUnfinished() ? Texts.CLOSED_UNFINISHED : Texts.CLOSED_BY_SERVER).with());
        }
    }

    private boolean took(ByteBuffer arrived) {
        reader.add(arrived);
        try {
            for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
                connection.text(text(next.get()));
            }
        } catch (CharacterCodingException e) {
            end(CarriedConnection.NOT_UTF_8, Texts.NOT_UTF_8.with());
            return false;
        }
        if (reader.isRefused()) {
            end(CarriedConnection.TOO_BIG, Texts.FRAME_TOO_LARGE.with());
        }
        return !reader.isRefused();
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private void end(int code, String reason) {
        abort();
        connection.ended(code, reason);
    }

    @Override
    public CompletableFuture<?> write(String frame) {
        CompletableFuture<Object> written = new CompletableFuture<>();
        write(ByteBuffer.wrap(LengthPrefix.frame(frame.getBytes(StandardCharsets.UTF_8))), written);
        return written;
    }

    private void write(ByteBuffer bytes, CompletableFuture<Object> written) {
        channel.write(bytes, bytes, new CompletionHandler<>() {
            @Override
            public void completed(Integer count, ByteBuffer rest) {
                if (rest.hasRemaining()) {
                    write(rest, written);
                } else {
                    written.complete(rest);
                }
            }

            /** The reading ends as well then, but not before what the server said last. */
            @Override
            public void failed(Throwable failure, ByteBuffer rest) {}
        });
    }

    @Override
    public CompletableFuture<?> finish() {
        finished = true;
        try {
            return CompletableFuture.completedFuture(channel.shutdownOutput());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void abort() {
        try {
            group.shutdownNow();
        } catch (IOException e) {
            // Then it is closed already.
        }
    }
}
