package tupa.socket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says nothing and is over. */
enum Nobody implements Conversation {
    INSTANCE;

    @Override
    public void received(ByteBuffer bytes) {}

    @Override
    public void ended() {}

    @Override
    public boolean isReading() {
        return false;
    }

    @Override
    public List<byte[]> write() {
        return List.of();
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.empty();
    }

    @Override
    public void late() {}

    @Override
    public void closed() {}
}
