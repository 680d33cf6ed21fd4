package tupa.tcp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import tupa.socket.Connection;
import tupa.socket.Conversation;

/**
 * A connection of which it is not known yet who speaks: the length of a frame begins with a zero, which nobody types. Whoever
 * waits is a person who wants to be spoken to first.
 */
final class FirstByte implements Conversation {
    /** Who speaks from then on. */
    interface Peers {
        Conversation program(Connection connection);

        Conversation person(Connection connection);
    }

    private final Connection connection;
    private final Peers peers;
    private final long deadline;
    private boolean over;

    FirstByte(Connection connection, Peers peers, Duration silence) {
        this.connection = connection;
        this.peers = peers;
        this.deadline = System.nanoTime() + silence.toNanos();
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return;
        }
        boolean framed = bytes.get(bytes.position()) == 0;
        Conversation peer = framed ? peers.program(connection) : peers.person(connection);
        connection.become(peer);
        peer.received(bytes);
    }

    @Override
    public void ended() {
        over = true;
    }

    @Override
    public boolean isReading() {
        return true;
    }

    @Override
    public List<byte[]> write() {
        return List.of();
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public long patience() {
        return deadline - System.nanoTime();
    }

    @Override
    public void late() {
        connection.become(peers.person(connection));
    }

    @Override
    public void closed() {}
}
