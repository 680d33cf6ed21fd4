package tupa.socket;

import java.nio.ByteBuffer;
import java.util.List;

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
    public long patience() {
        return FOREVER;
    }

    @Override
    public void late() {}

    @Override
    public void closed() {}
}
