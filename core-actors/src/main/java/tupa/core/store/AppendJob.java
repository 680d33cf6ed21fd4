package tupa.core.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tupa.wire.ErrorCode;

/** Stores a batch. Once in doubt its caller is told so, and the job goes on until it is certain. */
final class AppendJob implements Job {
    private final Append batch;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private final CompletableFuture<Outcome> settled = new CompletableFuture<>();
    private Outcome outcome = new Outcome.Committed();

    AppendJob(Append batch) {
        this.batch = batch;
    }

    CompletionStage<Outcome> answer() {
        return answer;
    }

    @Override
    public int rows() {
        return batch.events().size();
    }

    @Override
    public void run(WriterConnection connection) throws SQLException {
        connection.messages().insert(batch);
        outcome = new Outcome.Committed();
    }

    @Override
    public void runAlone(WriterConnection connection) throws SQLException {
        Optional<Outcome> verdict = connection.messages().verdict(batch);
        if (verdict.isPresent()) {
            outcome = verdict.get();
        } else {
            run(connection);
        }
    }

    @Override
    public void committed() {
        settle(outcome);
    }

    /**
     * Nothing in the way and yet a collision: its room is not in this store, so neither is its writer's claim. After
     * anything else it is not stored, unless it was in doubt: then the room must look at what the log has.
     */
    @Override
    public void impossible(Exception why) {
        boolean claimLost = why instanceof SQLException || isUnsettled();
        settle(claimLost ? new Outcome.Fenced() : new Outcome.Refused(ErrorCode.INTERNAL));
    }

    @Override
    public void doubt(Exception why) {
        answer.complete(new Outcome.Unknown(settled));
    }

    @Override
    public void refuse(Refusal refusal) {
        answer.complete(new Outcome.Refused(refusal.code()));
    }

    @Override
    public boolean isUnsettled() {
        return answer.getNow(outcome) instanceof Outcome.Unknown && !settled.isDone();
    }

    private void settle(Outcome certain) {
        settled.complete(certain);
        answer.complete(certain);
    }
}
