package tupa.terminal.full;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a screen of one size is to look: everything of it at rest, and while very much is said everything but the
 * conversation, which is then what was said at last.
 */
enum MockUp {
    WIDE(
            100,
            30,
            List.of(
                    " #dev                                                                                     2 members",
                    "ROOMS          ╎                                                                   ╎ MEMBERS 2",
                    "1 #lobby    2! ╎                                                                   ╎ ● Alice",
                    "2 #dev         ╎                                                                   ╎ ● Bob"),
            "               ╎                                                                   ╎",
            List.of(
                    "               ╎ -- Joined room: dev                                               ╎",
                    "               ╎ ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ Friday 20 November 2026 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ╎",
                    "               ╎ 12:00 Bob     alice: build 77?                                    ╎"),
            " ● online · Alice · 2:#dev · 1:#lobby(2!)"),
    NARROW(
            60,
            24,
            List.of(" #dev                                             2 members"),
            "",
            List.of(
                    "-- Joined room: dev",
                    "┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ Friday 20 November 2026 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
                    "12:00 Bob     alice: build 77?"),
            " ● online · Alice · 2:#dev · 1:#lobby(2!)"),
    SMALL(
            40,
            12,
            List.of(" #dev                         2 members"),
            "",
            List.of("-- Joined room: dev", "┄┄┄┄┄┄┄ Friday 20 November 2026 ┄┄┄┄┄┄┄┄", "12:00 Bob alice: build 77?"),
            " ● online · Alice · 2:#dev · +1");

    /** What is said very often, with its number for the percent sign. */
    static final String FLOOD = "flood %d 👍🏽 日本語 \u001b[2J and some more words to fill the row to its end";

    private static final String INPUT = "[#dev] half typed";
    private static final Pattern MESSAGE = Pattern.compile("12:00 Bob +flood (\\d+) ");

    final int columns;
    private final String screen;

    MockUp(int columns, int high, List<String> head, String row, List<String> said, String status) {
        this.columns = columns;
        List<String> all = new ArrayList<>(head);
        all.addAll(Collections.nCopies(high - head.size() - said.size() - 2, row));
        all.addAll(said);
        all.add(status);
        all.add(INPUT);
        this.screen = String.join("\n", all);
    }

    List<String> rows() {
        return screen.lines().toList();
    }

    /** Whether these rows are it while {@link #FLOOD} is said: all of the newest message, those before it, the rest as ever. */
    boolean isFlooded(List<String> seen) {
        List<Integer> numbers = seen.stream()
                .map(MESSAGE::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        return outline(seen).equals(outline(rows()))
                && numbers.size() >= rows().size() / 4
                && IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) == numbers.get(i - 1) + 1)
                && seen.get(seen.size() - 3).contains(" end");
    }

    /** All that stands around the conversation. */
    private static List<String> outline(List<String> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> i == 0 || i >= rows.size() - 2 ? rows.get(i) : beside(rows.get(i)))
                .toList();
    }

    private static String beside(String row) {
        return row.indexOf('╎') < 0 ? "" : row.substring(0, row.indexOf('╎')) + row.substring(row.lastIndexOf('╎'));
    }
}
