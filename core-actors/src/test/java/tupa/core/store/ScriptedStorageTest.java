package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.session;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ScriptedStorageTest {
    private final ScriptedStorage storage = new ScriptedStorage();
    private final ScriptedLog log = storage.messages();
    private final OpenedRoom ops = log.peek(room("ops"));

    @Test
    void a_call_waits_for_the_test() {
        CompletableFuture<Outcome> outcome = log.append(said(ops, 1, 2)).toCompletableFuture();
        assertThat(outcome).isNotDone();

        log.appends().next().commit();

        assertThat(outcome).isCompletedWithValue(new Outcome.Committed());
        assertThat(log.stored(room("ops"))).isEqualTo(said(1, 2));
    }

    @Test
    void a_lost_commit_is_stored_before_it_is_settled() {
        CompletableFuture<Outcome> outcome = log.append(said(ops, 1, 2)).toCompletableFuture();

        HeldAppend append = log.appends().next();
        append.storeButLose();

        CompletableFuture<Outcome> settled =
                ((Outcome.Unknown) outcome.join()).settled().toCompletableFuture();
        assertThat(log.stored(room("ops"))).isEqualTo(said(1, 2));
        assertThat(settled).isNotDone();
        append.settle();
        assertThat(settled).isCompletedWithValue(new Outcome.Committed());
    }

    @Test
    void an_open_cannot_overtake_an_append() {
        log.append(said(ops, 1, 2));
        CompletableFuture<OpenedRoom> opened = log.open(room("ops"), 10).toCompletableFuture();
        HeldAppend append = log.appends().next();
        HeldCall<OpenedRoom> open = log.opens().next();
        assertThatThrownBy(open::answer).isInstanceOf(IllegalStateException.class);

        append.lose();
        assertThatThrownBy(open::answer).isInstanceOf(IllegalStateException.class);
        append.settle();
        open.answer();

        assertThat(opened.join().recent()).isEqualTo(said(1, 2));
    }

    @Test
    void automatic_answers_what_was_held_and_what_comes_except_what_is_held_again() {
        CompletableFuture<Void> saved = storage.sessions().save(session(ALICE)).toCompletableFuture();

        storage.automatic();
        log.reads().hold();

        assertThat(saved).isCompleted();
        assertThat(log.append(said(ops, 1, 1)).toCompletableFuture()).isCompleted();
        assertThat(log.after(ops.id(), 0, 1, 1).toCompletableFuture()).isNotDone();
    }

    @Test
    void a_call_can_fail() {
        CompletableFuture<OpenedRoom> opened = log.open(room("ops"), 10).toCompletableFuture();

        log.opens().next().fail();

        assertThatThrownBy(opened::join).hasCauseInstanceOf(StoreException.class);
    }
}
