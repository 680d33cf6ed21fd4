package tupa.terminal.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.TextRules;
import tupa.wire.text.Texts;

/** One try of a message that may be tried again, by whatever runs then, and is not to appear twice. */
final class JobRun {
    private static final int LOOK_AT = 2_000;
    private static final int NAME_LENGTH = 40;

    private final Call call;
    private final Kind kind;
    private final String text;
    private final Cid cid;
    private final String fingerprint;

    JobRun(Call call, Kind kind, String text) {
        this.call = call;
        this.kind = kind;
        this.text = text;
        String id = call.options().value(Flag.ID).orElseThrow();
        this.cid = new Cid("job-" + hash(id));
        this.fingerprint = hash(kind + " " + TextRules.clean(text));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    void run() throws Failed {
        Instant until = call.until();
        try (Job job = open(until)) {
            if (!job.isOf(fingerprint)) {
                throw Feed.refused(Reply.Refusal.of(ErrorCode.CID_CONFLICT));
            }
            if (!job.isDone()) {
                attempt(job, until);
            }
        } catch (IOException e) {
            forgotten(e);
        }
    }

    private Job open(Instant until) throws Failed, IOException {
        try {
            return new Jobs(call.world().jobs(), call.world().clock()).open(name(), until);
        } catch (IOException e) {
            forgotten(e);
            return new Job(Optional.empty());
        }
    }

    private void forgotten(IOException failure) {
        call.output().say(Texts.TOOL_JOB_FORGOTTEN.with(failure));
    }

    private String name() throws Failed {
        Optional<String> to = call.options().value(Flag.TO);
        String target = to.isPresent()
                ? "@" + to.get()
                : "#" + call.basics().room().map(RoomName::value).orElse("");
        return hash(call.basics().server() + " " + target + " " + cid);
    }

    private void attempt(Job job, Instant until) throws Failed, IOException {
        Optional<String> to = call.options().value(Flag.TO);
        try (Feed feed = call.feed(to.isEmpty(), job.token())) {
            feed.keep(job.token().isPresent());
            boolean resumed = feed.begin(until).resumed();
            if (to.isPresent()) {
                whisper(feed, job, to.get(), resumed, until);
            } else {
                post(feed, job, resumed, until);
            }
            job.done(fingerprint);
            feed.keep(false);
        }
    }

    private void whisper(Feed feed, Job job, String to, boolean resumed, Instant until) throws Failed, IOException {
        if (job.token().isPresent() && !resumed) {
            throw new Failed(Ending.TIMEOUT, Texts.TOOL_JOB_UNKNOWN.with());
        }
        Request.Dm message = new Request.Dm(to, cid, text);
        post(feed, job, Optional.empty(), message, until);
    }

    private void post(Feed feed, Job job, boolean resumed, Instant until) throws Failed, IOException {
        Reply.JoinDone room = feed.enter(call.room(feed), until);
        if (resumed || !isStored(feed, room, job.from(), until)) {
            Position here = new Position(room.standing().seq(), room.standing().epoch());
            post(feed, job, Optional.of(here), new Request.Post(room.room(), cid, text, kind), until);
        }
    }

    private void post(Feed feed, Job job, Optional<Position> from, Request message, Instant until)
            throws Failed, IOException {
        // Whatever happens from here on, another try must find the session of this one.
        feed.keep(true);
        job.tried(feed.welcome().token(), from, fingerprint);
        Reply unused = Send.post(feed, message, text, until);
    }

    /** Whether it stands in the room's history, as far back as it may. */
    private boolean isStored(Feed feed, Reply.JoinDone room, Optional<Position> from, Instant until) throws Failed {
        Optional<Instant> since = call.options()
                .time(Flag.SINCE_ID)
                .map(time -> call.world().clock().instant().minus(time));
        Reply.Standing standing = room.standing();
        Search search = new Search(
                from.filter(at -> at.epoch().equals(standing.epoch())).map(Position::seq), since);
        new History(feed, room.room()).backwards(standing.seq(), until, search::goesOn);
        if (search.found.filter(message -> !isThis(message)).isPresent()) {
            throw Feed.refused(Reply.Refusal.of(ErrorCode.CID_CONFLICT));
        }
        return search.found.isPresent();
    }

    private boolean isThis(Event.Message message) {
        return message.text().equals(TextRules.clean(text)) && message.kind() == kind;
    }

    private final class Search {
        private final Optional<Long> from;
        private final Optional<Instant> since;
        private Optional<Event.Message> found = Optional.empty();
        private int seen;

        /**
         * A search that begins with the newest.
         *
         * @param from nothing up to here can be it
         * @param since else nothing older is looked at
         */
        Search(Optional<Long> from, Optional<Instant> since) {
            this.from = from;
            this.since = since;
        }

        boolean goesOn(Event event) {
            long seq = event.number().orElse(0);
            if (from.filter(at -> seq <= at).isPresent()) {
                return false;
            }
            if (event instanceof Event.Message message) {
                if (from.isEmpty() && since.filter(message.ts()::isBefore).isPresent()) {
                    return false;
                }
                found = Optional.of(message).filter(one -> one.cid().equals(cid));
            }
            seen++;
            boolean enough = from.isEmpty() && since.isEmpty() && seen >= LOOK_AT;
            return found.isEmpty() && !enough;
        }
    }
}
