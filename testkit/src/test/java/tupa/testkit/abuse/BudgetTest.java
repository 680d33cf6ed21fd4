package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.TupaServerExtension;
import tupa.wire.CloseReason;
import tupa.wire.Event;

/** What one address may do, and that nobody else suffers when it does more. */
@Isolated
class BudgetTest {
    private static final int OFFENCES = 20;
    private static final int CONNECTIONS = 100;
    private static final int BURST = 150;

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.limits.address { connections = "
            + CONNECTIONS + ", burst = " + BURST + ", per-second = 1, offences = " + OFFENCES + ", ban = 2 s }");

    private final List<Intruder> intruders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Intruder intruder : intruders) {
            intruder.close();
        }
    }

    @Test
    void whoever_offends_again_and_again_is_kept_out_for_a_while_and_who_was_let_in_before_stays() throws IOException {
        Intruder intruder = intruder();
        RawSocket honest = intruder.upgraded();
        for (int i = 0; i <= OFFENCES; i++) {
            BadFrames.binary(intruder);
        }

        isCut(intruder.connect());
        honest.say(Intruder.hello(intruder.nick(), "den"));
        honest.hearUntil(Event.Live.class);
        isServed(intruder());
        awaitAdmission(intruder);
    }

    @Test
    void one_connection_too_many_is_cut_before_it_is_heard() throws IOException {
        Intruder intruder = intruder();
        for (int i = 0; i < CONNECTIONS; i++) {
            intruder.upgraded();
        }

        isCut(intruder.connect());
        isServed(intruder());
    }

    @Test
    void whoever_comes_and_goes_too_fast_is_cut_before_he_is_heard() throws IOException {
        Intruder intruder = intruder();
        for (int i = 0; i < BURST; i++) {
            try (RawSocket socket = intruder.upgraded()) {
                socket.say("{'type':'bye'}");
                socket.ending().is(CloseReason.CLOSED);
            }
        }

        isCut(intruder.connect());
        isServed(intruder());
        awaitAdmission(intruder);
    }

    private Intruder intruder() {
        Intruder intruder = new Intruder(TUPA.server().url());
        intruders.add(intruder);
        return intruder;
    }

    private static void isCut(RawSocket socket) {
        assertThatThrownBy(socket::read).isInstanceOf(SocketException.class);
    }

    private static void isServed(Intruder other) throws IOException {
        other.user().hearUntil(Event.Live.class);
    }

    /** Who knocks without having been let in does not prolong it. */
    private static void awaitAdmission(Intruder intruder) throws IOException {
        boolean admitted = false;
        for (int knocks = 0; !admitted; knocks++) {
            assertThat(knocks).as("times that he knocked").isLessThan(1000);
            admitted = intruder.connect().isAnswered();
        }
    }
}
