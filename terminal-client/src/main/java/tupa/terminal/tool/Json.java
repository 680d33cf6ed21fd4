package tupa.terminal.tool;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Incoming;
import tupa.wire.JsonCodec;
import tupa.wire.Limits;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** Passes on what is written on standard input, and what the server says, object by object. */
final class Json {
    private static final int UNANSWERED_MAX = 100;

    /** A request that is not answered yet. */
    private static final class Open {
        /** That of the line; where it had none, success is not told. */
        final Optional<String> id;

        final Request request;
        boolean sent;

        Open(Optional<String> id, Request request) {
            this.id = id;
            this.request = request;
        }
    }

    private final Call call;
    private final Map<String, Open> unanswered = new LinkedHashMap<>();
    private Instant until = Feed.NEVER;
    private boolean ended;
    private boolean hungry;
    private int lines;

    Json(Call call) {
        this.call = call;
    }

    void run() throws Failed {
        try (Feed feed = call.feed(true, Optional.empty())) {
            feed.begin(call.until());
            List<RoomName> rooms = call.rooms(feed);
            state("online", Optional.of(feed.me()));
            if (!call.basics().rooms().isEmpty()) {
                for (RoomName room : rooms) {
                    Request.Join join = new Request.Join(room, Optional.empty(), Limits.REPLAY);
                    Reply.JoinDone unused = Feed.expect(Reply.JoinDone.class, feed.ask(join, call.until()));
                }
            }
            ShortForm form = new ShortForm(rooms.stream().findFirst());
            feed.read(call.world().in());
            while (!ended || !unanswered.isEmpty()) {
                Optional<Item> item = next(feed);
                if (item.isEmpty()) {
                    throw new Failed(Ending.TIMEOUT, Texts.NO_ANSWER.with());
                }
                take(item.get(), feed, form);
            }
        }
    }

    private Optional<Item> next(Feed feed) throws Failed {
        try {
            return feed.next(until);
        } catch (Failed stopped) {
            state("stopped", Optional.empty());
            throw stopped;
        }
    }

    private void state(String state, Optional<Person> me) throws Failed {
        String who = me.map(person -> ",\"user\":\"" + person.user() + "\",\"nick\":\"" + person.nick() + "\"")
                .orElse("");
        call.output().line("{\"type\":\"state\",\"state\":\"" + state + "\"" + who + "}");
    }

    private void take(Item item, Feed feed, ShortForm form) throws Failed {
        if (item instanceof Item.Told told) {
            call.output().line(told.line());
        } else if (item instanceof Item.Answered answered) {
            answered(answered, feed);
        } else if (item instanceof Item.Online online) {
            state("online", Optional.of(feed.me()));
            online(online.anew(), feed);
        } else if (item instanceof Item.Offline) {
            state("offline", Optional.empty());
        } else if (item instanceof Item.Shut shut) {
            tell(Optional.empty(), shut.refusal());
        } else if (item instanceof Item.Typed typed) {
            typed(typed.line(), feed, form);
        } else {
            ended();
        }
    }

    private void ended() throws Failed {
        ended = true;
        until = call.until();
    }

    private void typed(String line, Feed feed, ShortForm form) throws Failed {
        if (!line.isBlank()) {
            Cid fresh = Call.newCid();
            Incoming incoming = form.read(line, fresh);
            if (incoming instanceof Incoming.Asked asked) {
                asked(asked, feed);
            } else if (incoming instanceof Incoming.Malformed bad) {
                malformed(line, bad, feed);
            }
        }
        if (unanswered.size() < UNANSWERED_MAX) {
            feed.more();
        } else {
            hungry = true;
        }
    }

    private void asked(Incoming.Asked asked, Feed feed) throws Failed {
        if (asked.request() instanceof Request.Bye) {
            ended();
            return;
        }
        String id = asked.id().orElse("tupa-line-" + ++lines);
        Open open = new Open(asked.id(), asked.request());
        unanswered.put(id, open);
        if (feed.isOnline()) {
            send(id, open, feed);
        }
    }

    private static void send(String id, Open open, Feed feed) {
        open.sent = true;
        feed.send(Optional.of(id), open.request);
    }

    /** A server may know what this program does not; what is no request to any is answered as a server would. */
    private void malformed(String line, Incoming.Malformed bad, Feed feed) throws Failed {
        if (bad.code() == ErrorCode.UNKNOWN_TYPE && feed.isOnline()) {
            feed.send(line);
        } else {
            tell(bad.id(), new Reply.Refusal(bad.code(), bad.message(), OptionalLong.empty()));
        }
    }

    private void tell(Optional<String> id, Reply reply) throws Failed {
        call.output().line(JsonCodec.encode(new Answer(id, reply)));
    }

    private void answered(Item.Answered answered, Feed feed) throws Failed {
        Reply reply = answered.answer().reply();
        Optional<Open> open = answered.answer().re().flatMap(id -> Optional.ofNullable(unanswered.remove(id)));
        if (open.filter(one -> one.request instanceof Request.Leave).isPresent() && reply instanceof Reply.Done) {
            feed.left(((Request.Leave) open.get().request).room());
        }
        boolean silent = open.filter(one -> one.id.isEmpty()).isPresent();
        if (!silent) {
            call.output().line(answered.line());
        } else if (reply instanceof Reply.Refusal || reply instanceof Reply.Pong) {
            tell(Optional.empty(), reply);
        }
        if (hungry && unanswered.size() < UNANSWERED_MAX) {
            hungry = false;
            feed.more();
        }
    }

    /** Asks again what was not answered, but posts nothing twice. */
    private void online(boolean anew, Feed feed) throws Failed {
        for (Map.Entry<String, Open> entry : List.copyOf(unanswered.entrySet())) {
            Open open = entry.getValue();
            boolean message = open.request instanceof Request.Post || open.request instanceof Request.Dm;
            if (anew && message && open.sent) {
                unanswered.remove(entry.getKey());
                tell(open.id, Reply.Refusal.of(ErrorCode.SESSION_EXPIRED));
            } else {
                send(entry.getKey(), open, feed);
            }
        }
    }
}
