package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlatOutSendingTest {
    private static final int WINDOW = 3;
    private static final long BEGIN = 0;
    private static final long END = 1_000;

    private final Ledger ledger = new Ledger(2, 1);
    private Unheard server;
    private FlatOutSending sending;

    @BeforeEach
    void oneOfTwoPostsAsMuchAsHeMay() throws IOException {
        server = new Unheard();
        sending = new FlatOutSending(List.of(server.client(ledger, () -> {})), ledger, WINDOW, END);
        sending.send(BEGIN);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void no_more_than_the_window_is_under_way() throws IOException {
        sending.send(BEGIN);

        assertThat(ledger.sent()).isEqualTo(WINDOW);
    }

    @Test
    void what_has_come_to_everybody_makes_room_for_another() throws IOException {
        ledger.delivered(0, 0, 1, BEGIN);
        ledger.delivered(1, 0, 1, BEGIN);

        sending.send(BEGIN);

        assertThat(ledger.sent()).isEqualTo(WINDOW + 1);
        assertThat(ledger.underWay(0)).isEqualTo(WINDOW);
    }

    @Test
    void what_has_come_to_one_of_two_makes_no_room() throws IOException {
        ledger.delivered(0, 0, 1, BEGIN);
        ledger.delivered(0, 1, 2, BEGIN);

        sending.send(BEGIN);

        assertThat(ledger.sent()).isEqualTo(WINDOW);
    }

    @Test
    void it_is_over_when_its_time_is_whatever_is_under_way() {
        assertThat(sending.isOver(END - 1)).isFalse();
        assertThat(sending.isOver(END)).isTrue();
    }
}
