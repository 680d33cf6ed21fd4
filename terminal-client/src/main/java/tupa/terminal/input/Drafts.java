package tupa.terminal.input;

import java.util.HashMap;
import java.util.Map;

/** What was half typed, for each room. Not thread-safe. */
final class Drafts {
    private final Map<String, String> others = new HashMap<>();
    private String room = "";
    /** What reading will begin with. */
    private String draft = "";

    String room() {
        return room;
    }

    /** What to begin with; it is from now on the reader's. */
    String take() {
        String begun = draft;
        draft = "";
        return begun;
    }

    void keep(String text) {
        draft = text;
    }

    /** Keeps a text for the room it was written in, which may not be in front any more. */
    void keep(String text, String in) {
        if (in.equals(room)) {
            draft = text;
        } else {
            others.put(in, text);
        }
    }

    /**
     * Another room is in front: answers what was begun in it. What was begun before there was a room goes along into it.
     *
     * @param here what stands in the input
     */
    String moveTo(String to, String here) {
        String begun = room.isEmpty() ? here : others.getOrDefault(to, "");
        if (!room.isEmpty()) {
            others.put(room, here);
        }
        room = to;
        return begun;
    }
}
