package tupa.core.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Work on the tables with a result. When in doubt it fails, and its caller may ask again. */
final class TableJob<T> implements Job {
    interface Work<T> {
        @Nullable
        T on(WriterConnection connection) throws SQLException;
    }

    private final String what;
    private final Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;

    TableJob(String what, Work<T> work) {
        this.what = what;
        this.work = work;
    }

    CompletionStage<T> answer() {
        return answer;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public void run(WriterConnection connection) throws SQLException {
        result = work.on(connection);
    }

    @Override
    public void runAlone(WriterConnection connection) throws SQLException {
        run(connection);
    }

    @Override
    public void committed() {
        answer.complete(result);
    }

    @Override
    public void impossible(Exception why) {
        doubt(why);
    }

    @Override
    public void doubt(Exception why) {
        answer.completeExceptionally(new StoreException(what + " failed: " + why.getMessage(), why));
    }

    @Override
    public void refuse(Refusal refusal) {
        doubt(refusal.why());
    }

    @Override
    public boolean isUnsettled() {
        return false;
    }
}
