package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.wire.Event;

final class ParcelTest {
    @Test
    void the_size_is_that_of_its_utf_8() {
        Parcel parcel = Parcel.of(new Event.Notice("aäあ😀"));

        assertThat(parcel.bytes()).isEqualTo(parcel.json().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void several_become_one_with_a_line_end_between_them() {
        Parcel one = OutboxTest.parcel("one", 1, 3);
        Parcel two = OutboxTest.parcel("two\nthree", 2, 9);

        assertThat(Parcel.concat(List.of(one, two))).isEqualTo(OutboxTest.parcel("one\ntwo\nthree", 3, 13));
        assertThat(Parcel.concat(List.of(one))).isSameAs(one);
    }
}
