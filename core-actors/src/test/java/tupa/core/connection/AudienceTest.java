package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tupa.core.testing.Reader;
import tupa.wire.CloseReason;
import tupa.wire.Event;

final class AudienceTest {
    private static final Event NEWS = new Event.Notice("news");

    private final Audience audience = new Audience();

    @Test
    void everybody_is_told() {
        Reader ann = Reader.wide();
        Reader bob = Reader.wide();
        audience.enter(ann.outbox());
        audience.enter(bob.outbox());

        audience.tell(NEWS);

        assertThat(ann.read()).containsExactly(NEWS);
        assertThat(bob.read()).containsExactly(NEWS);
    }

    @Test
    void a_busy_connection_is_passed_over() {
        Reader busy = Reader.narrow(2);
        audience.enter(busy.outbox());
        busy.outbox().answer(Parcel.of(new Event.Notice("one")));
        busy.outbox().answer(Parcel.of(new Event.Notice("two")));

        audience.tell(NEWS);

        assertThat(busy.read()).doesNotContain(NEWS);
    }

    @Test
    void connections_that_have_closed_do_not_pile_up() {
        Reader stays = Reader.wide();
        audience.enter(stays.outbox());
        for (int i = 0; i < 10_000; i++) {
            Outbox comesAndGoes = Reader.wide().outbox();
            audience.enter(comesAndGoes);
            comesAndGoes.close(Event.Bye.of(CloseReason.CLOSED));
        }

        assertThat(audience.size()).isLessThanOrEqualTo(100);
        audience.tell(NEWS);
        assertThat(stays.read()).containsExactly(NEWS);
    }
}
