package tupa.terminal.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tupa.wire.Event;
import tupa.wire.JoinMode;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.text.Clean;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** Prints what rooms have stored, and what comes. */
final class Tail {
    private static final int LAST = 10;

    private final Call call;
    private final Options options;
    private final boolean json;
    private final List<RoomName> left = new ArrayList<>();
    private Row row = new Row(false);

    Tail(Call call) {
        this.call = call;
        this.options = call.options();
        this.json = options.has(Flag.EVENTS);
    }

    void run() throws Failed {
        options.notBoth(Flag.LAST, Flag.SINCE);
        int last = options.number(Flag.LAST).orElse(LAST);
        Optional<Instant> since = options.time(Flag.SINCE).map(this::ago);
        try (Feed feed = call.feed(true, Optional.empty())) {
            feed.begin(call.until());
            left.addAll(call.rooms(feed));
            boolean several = left.size() > 1;
            if (several && options.has(Flag.FOLLOW) && feed.limits().joinMode() == JoinMode.SWITCH) {
                throw new Failed(Ending.REFUSED, Texts.TOOL_ONE_ROOM.with());
            }
            row = new Row(several);
            for (RoomName room : left) {
                Reply.Standing standing = feed.enter(room, call.until()).standing();
                History history = new History(feed, room);
                long from = since.isPresent()
                        ? before(history, standing, since.get())
                        : Math.max(standing.oldest() - 1, standing.seq() - last);
                stored(history, from, standing.seq());
            }
            if (options.has(Flag.FOLLOW)) {
                follow(feed);
            }
        }
    }

    private Instant ago(Duration time) {
        return call.world().clock().instant().minus(time);
    }

    /** The seq before the first event that is not older; time never goes backwards in a room. */
    private long before(History history, Reply.Standing standing, Instant since) throws Failed {
        AtomicLong first = new AtomicLong(standing.seq() + 1);
        history.backwards(standing.seq(), call.until(), event -> {
            boolean older = event instanceof Event.Stored stored && since.isAfter(stored.ts());
            if (!older) {
                first.set(event.number().orElse(first.get()));
            }
            return !older;
        });
        return first.get() - 1;
    }

    private void stored(History history, long from, long to) throws Failed {
        long at = from;
        while (at < to) {
            List<Event> events = history.after(at, call.until());
            for (Event event : events) {
                at = event.number().orElse(at);
                if (at <= to) {
                    print(Item.Told.of(event));
                }
            }
            at = events.isEmpty() ? to : at;
        }
    }

    private void print(Item.Told told) throws Failed {
        if (json) {
            call.output().line(told.line());
        } else {
            Optional<String> line = row.of(told.event());
            if (line.isPresent()) {
                call.output().line(line.get());
            }
        }
    }

    private void follow(Feed feed) throws Failed {
        while (!left.isEmpty()) {
            Optional<Item> item = feed.next(Feed.NEVER);
            if (item.isPresent()) {
                take(item.get(), feed);
            }
        }
        throw new Failed(Ending.REFUSED, "");
    }

    private void take(Item item, Feed feed) throws Failed {
        if (item instanceof Item.Told told) {
            take(told, feed);
        } else if (item instanceof Item.Offline lost) {
            call.output().say(Texts.CONNECTION_LOST.with(lost.reason()));
        } else if (item instanceof Item.Online) {
            call.output().say(Texts.TOOL_CONNECTED_AGAIN.with());
        } else if (item instanceof Item.Shut shut) {
            String why = Sentences.read(shut.refusal().message());
            gone(shut.room(), Texts.REFUSED.with("#" + shut.room(), Clean.line(why)));
        }
    }

    private void take(Item.Told told, Feed feed) throws Failed {
        Event event = told.event();
        if (event instanceof Event.Gap gap) {
            gap(told, gap);
        } else if (event instanceof Event.Left gone
                && gone.who().user().equals(feed.me().user())) {
            gone(gone.room(), Texts.YOU_TAKEN_OUT.with("#" + gone.room()));
        } else if (event instanceof Event.Notice notice) {
            call.output().say(Clean.line(notice.text()));
        } else if (event.place().filter(left::contains).isPresent()) {
            print(told);
        }
    }

    private void gap(Item.Told told, Event.Gap gap) throws Failed {
        String room =
                gap.room() instanceof RoomName name ? "#" + name : gap.room().wire();
        call.output()
                .say(
                        gap.to() < gap.from()
                                ? Texts.HISTORY_RESET.with(room)
                                : Texts.GAP_KNOWN.with(room, gap.from(), gap.to(), gap.oldest()));
        if (json) {
            call.output().line(told.line());
        }
    }

    private void gone(RoomName room, String why) {
        call.output().say(why);
        left.remove(room);
    }
}
