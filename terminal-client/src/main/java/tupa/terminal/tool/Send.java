package tupa.terminal.tool;

import java.time.Instant;
import java.util.Optional;
import tupa.wire.Cid;
import tupa.wire.Kind;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** Posts messages, and is done when the server has stored them. */
final class Send {
    private final Call call;
    private final Options options;

    Send(Call call) {
        this.call = call;
        this.options = call.options();
    }

    void run() throws Failed {
        options.notBoth(Flag.ROOM, Flag.TO);
        options.notBoth(Flag.TO, Flag.ACTION);
        options.notBoth(Flag.LINES, Flag.ID);
        if (options.has(Flag.SINCE_ID) && !options.has(Flag.ID)) {
            throw Options.wrong("--since goes with --id");
        }
        if (options.has(Flag.LINES)) {
            options.noWords();
            lines();
        } else if (options.has(Flag.ID)) {
            new JobRun(call, kind(), call.text()).run();
        } else {
            one(call.text());
        }
    }

    private Kind kind() {
        return options.has(Flag.ACTION) ? Kind.ACTION : Kind.TEXT;
    }

    private void one(String text) throws Failed {
        Instant until = call.until();
        try (Feed feed = call.feed(!options.has(Flag.TO), Optional.empty())) {
            feed.begin(until);
            post(feed, message(enter(feed, until), text), text, until);
        }
    }

    private void lines() throws Failed {
        try (Feed feed = call.feed(!options.has(Flag.TO), Optional.empty())) {
            feed.begin(call.until());
            Optional<RoomName> room = enter(feed, call.until());
            feed.read(call.world().in());
            Optional<Item> item = feed.next(Feed.NEVER);
            while (item.filter(Item.InputEnded.class::isInstance).isEmpty()) {
                if (item.isPresent() && item.get() instanceof Item.Typed typed) {
                    if (!typed.line().isBlank()) {
                        post(feed, message(room, typed.line()), typed.line(), call.until());
                    }
                    feed.more();
                }
                item = feed.next(Feed.NEVER);
            }
        }
    }

    /** The room that is written to, where it is one. */
    private Optional<RoomName> enter(Feed feed, Instant until) throws Failed {
        return options.has(Flag.TO)
                ? Optional.empty()
                : Optional.of(feed.enter(call.room(feed), until).room());
    }

    private Request message(Optional<RoomName> room, String text) {
        Cid cid = Call.newCid();
        return room.<Request>map(name -> new Request.Post(name, cid, text, kind()))
                .orElseGet(() -> new Request.Dm(options.value(Flag.TO).orElseThrow(), cid, text));
    }

    /** Posts it and waits until it is stored. */
    static Reply post(Feed feed, Request message, String text, Instant until) throws Failed {
        Call.check(text, message, feed.limits());
        Reply reply;
        try {
            reply = feed.ask(message, until);
        } catch (Failed unknown) {
            throw new Failed(Ending.TIMEOUT, Texts.TOOL_STORED_UNKNOWN.with(unknown.words()));
        }
        if (reply instanceof Reply.Refusal refusal) {
            throw Feed.refused(refusal);
        }
        return reply;
    }
}
