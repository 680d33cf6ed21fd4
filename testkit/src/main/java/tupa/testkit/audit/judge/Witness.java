package tupa.testkit.audit.judge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Whose eyes something was seen with, and the last that he said and heard. */
public final class Witness {
    private static final int KEPT = 24;
    private static final int LONGEST = 240;

    private final String name;
    private final Deque<String> recent = new ArrayDeque<>();

    public Witness(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Notes a line said ({@code >}) or heard ({@code <}), or what happened to the connection ({@code *}). */
    public void note(long millis, char direction, String line) {
        if (recent.size() == KEPT) {
            recent.remove();
        }
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
        recent.add(String.format("%9.3f %c %s", millis / 1000.0, direction, withoutToken(shown)));
    }

    /** A token in a report is a stolen session. */
    private static String withoutToken(String line) {
        return line.replaceAll("\"token\":\"[^\"]*\"?", "\"token\":...");
    }

    /** The last lines, oldest first. */
    public List<String> recent() {
        return List.copyOf(recent);
    }
}
