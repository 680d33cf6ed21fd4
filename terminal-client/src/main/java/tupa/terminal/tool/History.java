package tupa.terminal.tool;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What a room has stored, page by page. */
record History(Feed feed, RoomName room) {
    private static final int PAGE = 200;

    /** The next events after a seq; none at the end. */
    List<Event> after(long seq, Instant until) throws Failed {
        return page(OptionalLong.empty(), OptionalLong.of(seq), until).events();
    }

    /** Looks at the events up to {@code newest}, from there backwards, while {@code goesOn} says so. */
    void backwards(long newest, Instant until, Predicate<Event> goesOn) throws Failed {
        long before = newest + 1;
        boolean more = newest > 0;
        while (more) {
            Reply.Page page = page(OptionalLong.of(before), OptionalLong.empty(), until);
            List<Event> events = page.events();
            more = page.more() && !events.isEmpty();
            for (int i = events.size() - 1; i >= 0; i--) {
                if (!goesOn.test(events.get(i))) {
                    return;
                }
                before = events.get(i).number().orElse(0);
            }
        }
    }

    private Reply.Page page(OptionalLong before, OptionalLong after, Instant until) throws Failed {
        return Feed.expect(Reply.Page.class, feed.ask(new Request.History(room, before, after, PAGE), until));
    }
}
