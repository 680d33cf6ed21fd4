package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.wire.Person;

/**
 * Whatever is typed, said and done to the size of the screen, in whatever order: the last rows are status and input, and
 * the terminal gets nothing to obey that is not ours. {@code -Dtests.screens=N} tries N orders.
 */
final class AnyScreensTest {
    private static final int STEPS = 60;

    /** When it is seen, what was typed before has been obeyed. */
    private static final String TOKEN = "§";

    private static final String[] KEYS = {
        "a",
        "ö",
        "日",
        "👍",
        " ",
        "/",
        "@",
        "\t",
        "\u007f",
        "\u001b[D",
        "\u001b[C",
        "\u001b[A",
        "\u001b[B",
        "\u001b[5~",
        "\u001b[6~",
        "\u001b[1;3H",
        "\u001b[1;3F",
        "\u001b[18~",
        "\u001b[19~",
        "\u000c",
        "\u0012",
        "\u0007",
        "\u0019",
        "\u0017",
        "\u0001",
        "\u0005",
        "/re\t\t",
        "/search a\r",
        "/clear\r",
        "hi\r",
        "\u001b[200~x\ny\u001b[201~",
        "\u001b1",
        "\u001bm",
        "\u001br",
        "\u0003"
    };

    private static final String[] TEXTS = {
        "plain",
        "\u001b]0;owned\u0007 title",
        "\u001b[3J\u001b[1;1Htop",
        "\u009b3Jc1 \u202eright to left",
        "\u001bP+q\u001b\\ device",
        "日本語 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0301\u0301",
        "one\ntwo\r\nthree\n\n\n",
        "x".repeat(700),
        "alice: *bold* _not_ `code` │─┌",
        " \u200b\u2066 "
    };

    /** What this client and JLine write to steer a terminal; JLine moves in steps when a list stands in too small a screen. */
    private static final Pattern OURS = Pattern.compile(
            "\u001b\\[\\d+;\\d+H|\u001b\\[\\d+G|\u001b\\[2?K|\u001b\\[\\d*[A-D]|\u001b\\[2J"
                    + "|\u001b\\[[0-9;]*m|\u001b\\[\\?(1|7|25|100[0-6]|101[56]|1049|2004|2026)[hl]|\u001b[=>]|[\u0007\r\n]");

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069].{0,20}");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("tests.screens", 30));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_order_of_events_leaves_the_screen_whole(int seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        FullChat full = new FullChat(100, 30);
        try {
            Person bob = full.chat.guest("Bob", "lobby");
            full.see("● online", "[#lobby]", "-- Alice joined the chat");
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> full.resize(2 + random.nextInt(120), 2 + random.nextInt(40));
                    case 1, 2, 3 -> full.chat.say(bob, "lobby", TEXTS[random.nextInt(TEXTS.length)] + step);
                    default -> full.keys(KEYS[random.nextInt(KEYS.length)]);
                }
            }
            isWhole(full);
        } finally {
            full.close();
        }
        assertThat(strange(full.written())).isEmpty();
    }

    /** Every character that a terminal would obey, with some of what follows it. */
    private static List<String> strange(String written) {
        return CONTROL.matcher(OURS.matcher(written).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(text -> Integer.toHexString(text.charAt(0)) + text.substring(1))
                .toList();
    }

    private static void isWhole(FullChat full) {
        full.resize(80, 24);
        press(full, TOKEN, true);
        press(full, "\u0003", false);
        full.keys("typed").seeInput("[#lobby] typed");
        assertThat(full.rows()).hasSize(24);
        assertThat(full.rows().get(22)).startsWith(" ● online · Alice · 1:#lobby");
        assertThat(full.rows().get(0)).startsWith(" #lobby");
    }

    /**
     * Until the token is there or gone. The first Ctrl-C only leaves a search or a menu, and takes along what was typed
     * just before it.
     */
    private static void press(FullChat full, String key, boolean there) {
        for (int tries = 0; tries < 20 && full.text().contains(TOKEN) != there; tries++) {
            full.keys(key);
            for (int waits = 0; waits < 100 && full.text().contains(TOKEN) != there; waits++) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }
}
