package tupa.socket;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A connection without a socket, which does at once what it is told. */
public final class FakeConnection implements Connection {
    /** What was spoken after what it began with. */
    public final List<Conversation> became = new ArrayList<>();

    public boolean isCut;
    public boolean hasOffended;
    public boolean isFinished;

    @Override
    public Executor loop() {
        return Runnable::run;
    }

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
        became.add(next);
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
        isFinished = true;
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
