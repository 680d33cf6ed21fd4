package tupa.http.ws;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tupa.socket.Connection;
import tupa.socket.Conversation;

/** A connection without a socket, which does at once what it is told. */
final class FakeConnection implements Connection {
    boolean isCut;
    boolean hasOffended;

    @Override
    public InetSocketAddress peer() {
        return InetSocketAddress.createUnresolved("peer", 4711);
    }

    @Override
    public void wake() {}

    @Override
    public void run(Runnable step) {
        step.run();
    }

    @Override
    public void become(Conversation next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void offended() {
        hasOffended = true;
    }

    @Override
    public void keepAlive(Duration quiet) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void finish() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void abort() {
        isCut = true;
    }

    @Override
    public CompletionStage<Void> gone() {
        return new CompletableFuture<>();
    }
}
