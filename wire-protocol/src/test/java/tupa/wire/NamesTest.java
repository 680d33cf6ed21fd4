package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

final class NamesTest {
    private static final Gen<String> ANY = strings().allPossible().ofLengthBetween(0, 60);
    private static final Gen<String> BMP =
            strings().basicMultilingualPlaneAlphabet().ofLengthBetween(1, 3);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ann", "7up", "a_b-c.d", "Ärger", "Жук", "中文", "नमस्ते", "José", "\uD801\uDC28x"})
    void letters_marks_digits_and_three_signs_make_a_name(String raw) {
        assertThat(Nick.parse(raw)).isPresent();
        assertThat(RoomName.parse(raw)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "_a",
                "-a",
                ".a",
                "a\u0000",
                "a\n",
                "a\u001b[1m",
                "a\u007f",
                "a\u0085",
                "a\u200b",
                "a\u200d",
                "a\u200e",
                "a\u202e",
                "a\u2066",
                "a\ufeff",
                "a\u00ad",
                "a\u034f",
                "a\u3164",
                "a\ufe0f",
                "\u0301a",
                "a#",
                "#a",
                "@a",
                "a/b",
                "a:b",
                "a\"",
                "👍",
                "a\ud800",
                "½",
                "a\u2028",
                "a\ue000"
            })
    void everything_else_is_refused(String raw) {
        assertThat(Nick.parse(raw)).isEmpty();
        assertThat(RoomName.parse(raw)).isEmpty();
    }

    @Test
    void length_is_counted_in_code_points() {
        String wide = "\uD801\uDC28";

        assertThat(Nick.parse(wide.repeat(32))).isPresent();
        assertThat(Nick.parse(wide.repeat(33))).isEmpty();
        assertThat(RoomName.parse("a".repeat(48))).isPresent();
        assertThat(RoomName.parse("a".repeat(49))).isEmpty();
    }

    @Test
    void a_name_that_grows_too_long_by_folding_is_refused_or_fits() {
        assertThat(RoomName.parse("ß".repeat(24))).map(RoomName::value).contains("s".repeat(48));
        assertThat(RoomName.parse("ß".repeat(25))).isEmpty();
    }

    @Test
    void composed_and_decomposed_spellings_are_one_nick() {
        assertThat(Nick.parse("Jose\u0301")).isEqualTo(Nick.parse("José"));
    }

    @Test
    void a_nick_keeps_its_letter_case_and_a_room_does_not() {
        assertThat(Nick.parse("Ann")).map(Nick::value).contains("Ann");
        assertThat(RoomName.parse("DEV")).map(RoomName::value).contains("dev");
    }

    @Test
    void letter_case_does_not_tell_nicks_apart() {
        assertThat(key("STRASSE")).isEqualTo(key("straße"));
        assertThat(key("ΣΊΣΥΦΟΣ")).isEqualTo(key("σίσυφος"));
        assertThat(key("ANN")).isEqualTo(key("ann"));
        assertThat(key("ann")).isNotEqualTo(key("anna"));
    }

    @Test
    void what_breaks_the_rule_cannot_be_built() {
        assertThatThrownBy(() -> new Nick("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RoomName("Dev")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UserId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cid("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reading_a_name_again_changes_nothing() {
        qt().withExamples(3_000).forAll(ANY).check(raw -> same(raw) && same("a" + raw));
        qt().withExamples(5_000).forAll(BMP).check(raw -> same(raw) && same("a" + raw));
    }

    @Test
    void folding_again_changes_nothing() {
        Predicate<String> stable =
                raw -> Nick.parse(raw).isEmpty() || twice(raw).equals(Names.fold(raw));

        qt().withExamples(5_000).forAll(BMP).check(stable);
    }

    @Test
    void no_single_letter_folds_into_something_unstable() {
        // What is no character yet, three quarters of them, is in no name.
        List<String> letters = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .toList();

        assertThat(letters).allMatch(letter -> same("a" + letter) && same("a" + letter + "\u0301b"));
    }

    @Test
    void capital_sharp_s_is_a_sharp_s() {
        assertThat(key("STRA\u1e9eE")).isEqualTo(key("straße"));
    }

    @Test
    void room_addresses_are_rooms_or_peers() {
        assertThat(RoomAddress.parse("Dev")).map(RoomAddress::wire).contains("dev");
        assertThat(RoomAddress.parse("@g-8f")).map(RoomAddress::wire).contains("@g-8f");
        assertThat(RoomAddress.parse("@")).isEmpty();
        assertThat(RoomAddress.parse("@a b")).isEmpty();
    }

    private static boolean same(String raw) {
        Optional<Nick> nick = Nick.parse(raw);
        Optional<RoomName> room = RoomName.parse(raw);
        return nick.flatMap(read -> Nick.parse(read.value())).equals(nick)
                && room.flatMap(read -> RoomName.parse(read.value())).equals(room);
    }

    private static String twice(String raw) {
        return Names.fold(Names.fold(raw));
    }

    private static String key(String nick) {
        return Nick.parse(nick).orElseThrow().key();
    }
}
