package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.BOB;
import static tupa.core.store.Given.session;
import static tupa.core.store.Given.soon;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.Nick;
import tupa.wire.Status;

/** What every session store promises. */
interface SessionStoreContract {
    SessionStore store();

    @Test
    default void rows_come_back_as_they_were_saved() {
        SessionRow alice = session(ALICE, "ops", "dev", "@u-alice:u-bob");
        SessionRow bob = new SessionRow(BOB, new Nick("Bob"), Status.ONLINE, "other", List.of(), Optional.empty());

        soon(store().save(alice));
        soon(store().save(bob));

        assertThat(soon(store().loadAll())).containsExactlyInAnyOrder(alice, bob);
    }

    @Test
    default void a_row_replaces_the_users_row_before_it() {
        store().save(session(ALICE, "ops", "dev"));
        store().save(session(ALICE, "lobby"));

        assertThat(soon(store().loadAll())).containsExactly(session(ALICE, "lobby"));
    }

    @Test
    default void a_deleted_row_is_gone_with_its_rooms() {
        store().save(session(ALICE, "ops"));
        store().save(session(BOB, "ops"));

        store().delete(ALICE);
        store().delete(ALICE);
        assertThat(soon(store().loadAll())).containsExactly(session(BOB, "ops"));

        store().save(session(ALICE));
        assertThat(soon(store().loadAll())).containsExactlyInAnyOrder(session(ALICE), session(BOB, "ops"));
    }
}
