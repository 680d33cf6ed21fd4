package tupa.core.room;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** All places of one room, by the thread that serves their connections. For its relay. */
final class Sections {
    private final Map<Executor, Section> sections = new HashMap<>();

    void add(Place place) {
        sections.computeIfAbsent(place.seat.servedBy(), Section::new).add(place);
    }

    void remove(Place place) {
        sections.computeIfPresent(place.seat.servedBy(), (thread, section) -> section.remove(place) ? section : null);
    }

    void post(Section.Post post) {
        sections.values().forEach(section -> section.post(post));
    }

    /** Has whatever is posted offered before anything else is said. */
    void deliver() {
        sections.values().forEach(Section::deliver);
    }
}
