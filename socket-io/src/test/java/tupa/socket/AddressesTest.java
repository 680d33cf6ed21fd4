package tupa.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static final Addresses.Limits LIMITS =
            new Addresses.Limits(true, 3, 5, 2, 2, Duration.ofSeconds(60), Duration.ofSeconds(30));

    private long nanos = Long.MAX_VALUE - 1;
    private final Addresses addresses = new Addresses(LIMITS, () -> nanos);

    @Test
    void so_many_are_let_in_at_the_same_time_and_one_more_when_one_has_gone() {
        assertThat(admitted("192.0.2.1", 5)).isEqualTo(3);

        addresses.left(address("192.0.2.1"));

        assertThat(addresses.admit(address("192.0.2.1"))).isTrue();
    }

    @Test
    void another_address_is_another_matter() {
        admitted("192.0.2.1", 5);

        assertThat(admitted("192.0.2.2", 3)).isEqualTo(3);
    }

    @Test
    void so_many_come_at_once_and_so_many_per_second_after_that() {
        assertThat(comings(10)).isEqualTo(5);
        assertThat(comings(10)).isZero();
        pass(Duration.ofMillis(1500));

        assertThat(comings(10)).isEqualTo(3);
    }

    @Test
    void who_offends_too_often_is_kept_out_for_a_while() {
        offend(2);
        assertThat(comings(1)).isEqualTo(1);
        offend(1);
        assertThat(comings(1)).isZero();
        pass(Duration.ofSeconds(29));
        assertThat(comings(1)).isZero();
        pass(Duration.ofSeconds(1));

        assertThat(comings(1)).isEqualTo(1);
    }

    @Test
    void offences_are_forgiven_with_time() {
        for (int i = 0; i < 5; i++) {
            offend(2);
            pass(Duration.ofSeconds(60));
        }

        assertThat(comings(1)).isEqualTo(1);
    }

    @Test
    void one_subscriber_of_ipv6_is_one_address() {
        admitted("2001:db8:1:2:3::4", 3);

        assertThat(addresses.admit(address("2001:db8:1:2:ffff::1"))).isFalse();
        assertThat(addresses.admit(address("2001:db8:1:3::1"))).isTrue();
    }

    @Test
    void an_address_of_which_nothing_need_be_known_is_forgotten() {
        for (int i = 0; i < 200_000; i++) {
            InetAddress from = address("10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff));
            addresses.admit(from);
            addresses.left(from);
            pass(Duration.ofMillis(1));
        }

        assertThat(addresses.known()).isLessThan(5_000);
    }

    @Test
    void so_are_thousands_who_offended_once_when_that_is_forgiven_and_somebody_comes() {
        for (int i = 0; i < 5_000; i++) {
            InetAddress from = address("10.0." + (i >> 8) + "." + (i & 0xff));
            addresses.admit(from);
            addresses.left(from);
            addresses.offended(from);
        }
        assertThat(addresses.known()).isEqualTo(5_000);

        pass(Duration.ofMinutes(2));
        addresses.admit(address("192.0.2.1"));

        assertThat(addresses.known()).isEqualTo(1);
    }

    @Test
    void whoever_is_not_to_be_limited_is_let_in_however_often() {
        Addresses unlimited = new Addresses(
                new Addresses.Limits(false, 1, 1, 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(30)), () -> nanos);
        unlimited.offended(address("192.0.2.1"));

        for (int i = 0; i < 100; i++) {
            assertThat(unlimited.admit(address("192.0.2.1"))).isTrue();
        }
        assertThat(unlimited.known()).isZero();
    }

    @Test
    void limits_that_are_changed_hold_for_whoever_comes_and_forget_who_came_without_any() {
        Addresses changing = new Addresses(
                new Addresses.Limits(false, 1, 1, 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(30)), () -> nanos);
        assertThat(changing.admit(address("192.0.2.1"))).isTrue();

        changing.limit(new Addresses.Limits(true, 1, 10, 10, 1, Duration.ofSeconds(60), Duration.ofSeconds(30)));

        assertThat(changing.admit(address("192.0.2.1"))).isTrue();
        assertThat(changing.admit(address("192.0.2.1"))).isFalse();
        changing.left(address("192.0.2.1"));
        changing.left(address("192.0.2.1"));
        assertThat(changing.admit(address("192.0.2.1"))).isTrue();
        assertThat(changing.admit(address("192.0.2.1"))).isFalse();
    }

    private int admitted(String from, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += addresses.admit(address(from)) ? 1 : 0;
        }
        return admitted;
    }

    /** Tries, one after the other, and goes again each time it is let in. */
    private int comings(int tries) {
        int comings = 0;
        for (int i = 0; i < tries; i++) {
            if (addresses.admit(address("192.0.2.1"))) {
                comings++;
                addresses.left(address("192.0.2.1"));
            }
        }
        return comings;
    }

    /** An offender is known, for he was let in before. */
    private void offend(int times) {
        addresses.admit(address("192.0.2.1"));
        addresses.left(address("192.0.2.1"));
        for (int i = 0; i < times; i++) {
            addresses.offended(address("192.0.2.1"));
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException notALiteral) {
            throw new AssertionError(notALiteral);
        }
    }
}
