package tupa.testkit.audit.judge;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tupa.wire.Event;
import tupa.wire.UserId;

/** Compares the log, read from its start, with what was said and what was shown. */
public final class Comparison {
    private record Stored(long seq, Optional<String> mid, Instant ts, Post.Key key, String text, Event event) {}

    private static final UserId SERVER = new UserId("server");

    private final Findings findings;
    private final Posts posts;
    private final Shown shown;
    private final Witness reader;
    private final Set<String> compared = new HashSet<>();
    private final Map<Post.Key, Stored> found = new HashMap<>();

    public Comparison(Findings findings, Posts posts, Shown shown, Witness reader) {
        this.findings = findings;
        this.posts = posts;
        this.shown = shown;
        this.reader = reader;
    }

    /** Compares one room or conversation, whose stored events are these, in the order of the pages. */
    public void log(String log, List<Event> events) {
        compared.add(log);
        TreeMap<Long, Stored> stored = new TreeMap<>();
        long last = 0;
        for (Event event : events) {
            Stored next = stored(log, event);
            if (last != 0 && next.seq() != last + 1) {
                broken(Promise.ORDER, log + ": in the log " + next.seq() + " comes after " + last);
            }
            last = next.seq();
            stored.put(next.seq(), next);
            trace(next);
        }
        shown.of(log).forEach((seq, sight) -> compare(log, sight, Optional.ofNullable(stored.get(seq))));
    }

    private Stored stored(String log, Event event) {
        if (event instanceof Event.Message said) {
            Post.Key key = new Post.Key(said.from().user(), log, said.cid().value());
            return new Stored(said.seq(), Optional.of(said.mid()), said.ts(), key, said.text(), said);
        }
        if (event instanceof Event.Dm dm) {
            Post.Key key = new Post.Key(dm.from().user(), log, dm.cid().value());
            return new Stored(dm.seq(), Optional.of(dm.mid()), dm.ts(), key, dm.text(), Shown.normal(dm));
        }
        if (event instanceof Event.TopicChanged topic) {
            Post.Key key = topicKey(topic.from().user(), log, topic.topic());
            return new Stored(topic.seq(), Optional.empty(), topic.ts(), key, topic.topic(), topic);
        }
        if (event instanceof Event.SystemMessage message) {
            Post.Key key = new Post.Key(SERVER, log, "system " + message.seq());
            return new Stored(message.seq(), Optional.empty(), message.ts(), key, message.text(), message);
        }
        throw new IllegalArgumentException("not something that is stored: " + event);
    }

    /** A topic is known by its text, which no two of an audit share. */
    public static Post.Key topicKey(UserId author, String log, String text) {
        return new Post.Key(author, log, "topic " + text);
    }

    private void trace(Stored stored) {
        findings.checked(Promise.INVENTED, 1);
        if (found.putIfAbsent(stored.key(), stored) != null) {
            broken(Promise.DOUBLED, "twice in the log: " + stored.event());
        }
        if (stored.event() instanceof Event.SystemMessage) {
            return; // said by nobody of the audit
        }
        Optional<Post> post = posts.find(stored.key());
        if (post.isEmpty() || !post.get().text().equals(stored.text())) {
            broken(Promise.INVENTED, "in the log, and nobody said it: " + stored.event());
            return;
        }
        if (post.get().isRefused()) {
            broken(Promise.REFUSED, post.get(), "was refused, and is in the log: " + stored.event());
        }
        post.get().ack().ifPresent(ack -> {
            boolean same = ack.seq() == stored.seq()
                    && ack.ts().equals(stored.ts())
                    && stored.mid().map(ack.mid()::equals).orElse(true);
            if (!same) {
                broken(Promise.ACKS, post.get(), "acknowledged as " + ack + ", in the log as " + stored.event());
            }
        });
    }

    private void compare(String log, Shown.Sight sight, Optional<Stored> stored) {
        findings.checked(Promise.ORDER, 1);
        if (stored.map(Stored::event).filter(sight.event()::equals).isPresent()) {
            return;
        }
        boolean said = posts.find(stored(log, sight.event()).key())
                .filter(post -> post.text().equals(stored(log, sight.event()).text()))
                .isPresent();
        Promise promise = !said ? Promise.INVENTED : stored.isEmpty() ? Promise.LOST : Promise.ORDER;
        String instead = stored.map(there -> there.event().toString()).orElse("nothing");
        findings.broken(
                promise, sight.witness(), log + ": shown was " + sight.event() + ", the log has there " + instead);
    }

    /** Looks up every acknowledged post of what was compared, and every gap that was told. */
    public void close(List<Track> tracks) {
        for (Post post : posts.all()) {
            if (post.isAcknowledged() && compared.contains(post.key().log())) {
                findings.checked(Promise.LOST, 1);
                if (!found.containsKey(post.key())) {
                    broken(Promise.LOST, post, "acknowledged as " + post.ack().orElseThrow() + ", not in the log");
                }
            }
        }
        for (Track track : tracks) {
            track.gaps().forEach(gap -> untrue(track, gap));
        }
    }

    private void untrue(Track track, Track.Told gap) {
        boolean there = found.values().stream()
                .anyMatch(stored -> stored.key().log().equals(track.log())
                        && stored.seq() >= gap.from()
                        && stored.seq() <= gap.to());
        if (there) {
            broken(Promise.LOST, track.log() + ": told to be gone, and in the log: " + gap);
        }
    }

    private void broken(Promise promise, Post post, String what) {
        findings.broken(promise, post.witness(), post + ": " + what);
    }

    private void broken(Promise promise, String what) {
        findings.broken(promise, reader, what);
    }
}
