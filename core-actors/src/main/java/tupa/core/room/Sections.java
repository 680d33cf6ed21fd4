package tupa.core.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** All places of one room, by the thread that serves their connections. For its relay. */
final class Sections {
    /** In the order in which they came, so that a simulation is the same each time. */
    private final Map<Executor, Section> sections = new LinkedHashMap<>();

    void add(Place place) {
        sections.computeIfAbsent(place.seat.servedBy(), Section::new).add(place);
    }

    void remove(Place place) {
        sections.computeIfPresent(place.seat.servedBy(), (thread, section) -> section.remove(place) ? section : null);
    }

    void post(Section.Post post) {
        sections.values().forEach(section -> section.post(post));
    }

    /** Has whatever is posted to this one's section offered before anything else is done with him. */
    void deliverTo(Seat seat) {
        Optional.ofNullable(sections.get(seat.servedBy())).ifPresent(Section::deliver);
    }

    /** Has whatever is posted offered before anything else is said to anybody. */
    void deliver() {
        sections.values().forEach(Section::deliver);
    }
}
