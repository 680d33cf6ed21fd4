package tupa.terminal.text;

import java.util.List;
import java.util.SplittableRandom;

/** Makes up texts of what formatting and layout look for; the same for a seed. */
final class MadeUpText {
    private static final List<String> PIECES = List.of(
            "*",
            "*",
            "_",
            "_",
            "`",
            "```",
            "\n",
            " ",
            " ",
            "  ",
            "word",
            "a",
            "B",
            "3",
            ".",
            ",",
            "(",
            ")",
            "/",
            ":",
            "-",
            ":smile:",
            ":+1:",
            "10:30:45",
            "https://a.example/x_y_z",
            "http://",
            "snake_case",
            "日本",
            "ｗ",
            "é",
            "e\u0301",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud83d\udc4d\ud83c\udffd",
            "\u2764\ufe0f",
            "1\ufe0f\u20e3",
            "\ud83c\udde9\ud83c\uddea",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "한",
            "\u1112\u1161\u11ab",
            "\u00a0",
            "averyveryverylongword");

    private final SplittableRandom random;

    MadeUpText(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(25); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    int number(int from, int to) {
        return random.nextInt(from, to);
    }
}
