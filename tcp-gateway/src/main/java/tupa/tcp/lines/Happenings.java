package tupa.tcp.lines;

import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** What becomes of the person, and around him, and how he reads of it. */
final class Happenings {
    private final Places places;
    private final Voice voice;
    private final Self self;
    private final LineStyle style;
    private Optional<Person> lastWriter = Optional.empty();

    /** One who is in several of his rooms tells each of them his new name. */
    private Optional<Person> lastRenamed = Optional.empty();

    Happenings(Places places, Voice voice, Self self, LineStyle style) {
        this.places = places;
        this.voice = voice;
        this.self = self;
        this.style = style;
    }

    /** Whoever wrote privately last. */
    Optional<Person> lastWriter() {
        return lastWriter;
    }

    /** The person has joined a room, for the first time. */
    void began(Reply answer) {
        if (answer instanceof Reply.JoinDone join) {
            voice.line(Texts.WELCOME.with(
                    Clean.line(self.nick()), Clean.line(join.room().value())));
            entered(answer);
        }
    }

    /** The person has joined a room, or is in it already. */
    void entered(Reply answer) {
        if (answer instanceof Reply.JoinDone join) {
            boolean known = places.find(join.room()).isPresent();
            Places.Place place = places.enter(join.room());
            place.topic = join.topic();
            if (!known) {
                Reply.Standing standing = join.standing();
                place.shownFrom = Math.max(standing.oldest(), standing.seq() - Limits.REPLAY + 1);
            }
            voice.notice(Texts.YOU_JOINED.with(Clean.line(join.room().value())));
            if (!join.topic().isEmpty()) {
                voice.line(Texts.TOPIC_IS.with(EventLines.name(join.room()), Clean.line(join.topic())));
            }
        }
    }

    /** The person has left a room. */
    void left(RoomName room) {
        if (places.find(room).isPresent()) {
            places.leave(room);
            voice.notice(Texts.YOU_LEFT.with(Clean.line(room.value())));
            places.front().ifPresent(place -> voice.notice(Texts.SENT_HOME.with(EventLines.name(place.room))));
        }
    }

    /** What was said in a room before what he has read. */
    void earlier(Places.Place place, Reply.Page page) {
        voice.line(Texts.HISTORY_HEADER.with(EventLines.name(place.room)));
        page.events().forEach(this::show);
        place.shownFrom = page.events().stream()
                .findFirst()
                .map(event -> event.number().orElse(0))
                .orElse(0L);
        if (!page.more()) {
            place.shownFrom = 0;
            voice.line(Texts.HISTORY_END.with(EventLines.name(place.room)));
        }
    }

    /** Something has happened that does not mean the same to everybody. */
    void happened(Event event) {
        if (event instanceof Event.Dm dm) {
            if (!self.is(dm.from().user())) {
                lastWriter = Optional.of(dm.from());
                show(dm);
            }
        } else if (event instanceof Event.NickChanged nick) {
            renamed(nick);
        } else if (event instanceof Event.Joined joined && self.is(joined.who().user())) {
            home(joined.room());
            show(event);
        } else if (event instanceof Event.Left left && self.is(left.who().user())) {
            left(left.room());
        } else {
            if (event instanceof Event.Notice) {
                places.stayOutside();
            }
            if (event instanceof Event.TopicChanged topic) {
                places.find(topic.room()).ifPresent(place -> place.topic = topic.topic());
            }
            show(event);
        }
    }

    /** Whoever leaves his last room finds himself in the one where everybody meets. */
    private void home(RoomName room) {
        if (places.find(room).isEmpty()) {
            places.enter(room);
            voice.notice(Texts.SENT_HOME.with(EventLines.name(room)));
        }
    }

    private void renamed(Event.NickChanged nick) {
        if (self.is(nick.who().user())) {
            self.renamed(nick.who());
        }
        if (!lastRenamed.equals(Optional.of(nick.who()))) {
            lastRenamed = Optional.of(nick.who());
            show(nick);
        }
    }

    private void show(Event event) {
        voice.put(style.write(event, places.areSeveral()));
    }
}
