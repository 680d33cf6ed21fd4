package tupa.wire.text;

import java.util.List;
import java.util.SplittableRandom;

/** Makes up what somebody might send who wants to have another's terminal do or show something; the same for a seed. */
final class HostileText {
    private static final List<String> PIECES = List.of(
            "\u001b[2J",
            "\u001b[31;1mred",
            "\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u0007",
            "\u001b]52;c;Y3VybA==\u0007",
            "\u001bP+q544e\u001b\\",
            "\u001b_G\u001b\\",
            "\u001bc",
            "\u009b6n",
            "\u009d0;title\u009c",
            "\u0090q",
            "\r\nAlice: me\u0008\u0008",
            "\u202e txt.exe",
            "\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
            "\u200b\u2060\ufeff\u00ad\u034f\u3164",
            "Z\u0351\u0343\u0342a\u0310\u0302\u0309l\u0334\u0335\u0336g\u0489o\u20dd",
            "\ud800",
            "\udfff",
            "\u2028\u2029\u0085\u000b\u000c",
            "\udb40\udc01\udb40\udc41\udb40\udd01",
            "\ufff9base\ufffanote\ufffb\uffff\ufffe\ufdd5\ue000",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\u2764\ufe0f\u200d\ud83d\udd25",
            "\ud83d\udc4d\ud83c\udffd",
            "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
            "\ud83c\udde9\ud83c\uddea",
            "1\ufe0f\u20e3",
            "\u0645\u06cc\u200c\u062e",
            "\u0915\u094d\u200d\u0937",
            "\u1100\u1161\u11a8",
            "\u180a\u180b\u1820\u180e",
            "日本語 ｗｉｄｅ",
            "plain words, ",
            "tab\there",
            "\n");

    private static final int[] SINGLES = {
        0x200C, 0x200D, 0xFE0E, 0xFE0F, 0x0301, 0x0483, 0x20E3, 0x1F3FB, 0x1F468, 0x2764, '1', 'a', ' ', '\n', 0x0915,
        0x094D
    };

    private final SplittableRandom random;

    HostileText(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            add(text);
        }
        if (random.nextInt(20_000) == 0) {
            String whole = text.toString();
            text.append(whole.repeat(random.nextInt(20_000) / (1 + whole.length())));
        }
        return text.toString();
    }

    private void add(StringBuilder text) {
        switch (random.nextInt(4)) {
            case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 1 -> flood(text, SINGLES[random.nextInt(SINGLES.length)]);
            case 2 -> addSingles(text);
            default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
    }

    private void flood(StringBuilder text, int c) {
        for (int left = random.nextInt(20); left > 0; left--) {
            text.appendCodePoint(c);
        }
    }

    private void addSingles(StringBuilder text) {
        for (int left = random.nextInt(10); left > 0; left--) {
            text.appendCodePoint(SINGLES[random.nextInt(SINGLES.length)]);
        }
    }
}
