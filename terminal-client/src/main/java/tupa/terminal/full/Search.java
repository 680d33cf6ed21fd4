package tupa.terminal.full;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tupa.terminal.model.Timeline;
import tupa.terminal.text.Matches;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** What the user looks for in a timeline, and which place with it he is at. Belongs to the client's thread. */
final class Search {
    private final String text;
    private final Matches matches;
    private List<Long> places = List.of();
    private int at;

    Search(String text) {
        this.text = text;
        this.matches = new Matches(text);
    }

    Matches matches() {
        return matches;
    }

    /**
     * Goes to the newest place at or above a line, if there is one, else to the newest of all. Looks through everything
     * that is loaded, so only when the user asks.
     *
     * @param from number of that line
     */
    Optional<Long> find(Timeline timeline, long from) {
        List<Long> found = new ArrayList<>();
        at = 0;
        for (int i = timeline.size() - 1; i >= 0; i--) {
            Timeline.Entry entry = timeline.get(i);
            if (matches.areIn(Clean.text(entry.line().text()))) {
                at += entry.number() > from ? 1 : 0;
                found.add(entry.number());
            }
        }
        at = at < found.size() ? at : 0;
        places = List.copyOf(found);
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(at));
    }

    /** The next place further up; the one he is at when there is none. */
    Optional<Long> further(Timeline timeline) {
        if (places.isEmpty()) {
            return find(timeline, Long.MAX_VALUE);
        }
        long here = places.get(at);
        find(timeline, here - 1);
        return places.isEmpty() || places.get(at) < here ? place() : find(timeline, here);
    }

    private Optional<Long> place() {
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(at));
    }

    String status() {
        return places.isEmpty() ? Texts.NO_MATCH.with(text) : Texts.MATCH_AT.with(at + 1, places.size());
    }
}
