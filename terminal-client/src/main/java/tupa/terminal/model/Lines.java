package tupa.terminal.model;

import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.text.Texts;

/** The line that shows a stored event. */
final class Lines {
    private Lines() {}

    static Line of(Event.Message message, boolean toMe) {
        Line.Sort sort = message.kind() == Kind.ACTION ? Line.Sort.DONE : Line.Sort.SAID;
        return new Line(
                sort, Optional.of(message.ts()), Optional.empty(), Optional.of(message.from()), message.text(), toMe);
    }

    static Line of(Event.Dm dm, boolean mine) {
        return new Line(
                mine ? Line.Sort.PRIVATE_SENT : Line.Sort.PRIVATE,
                Optional.of(dm.ts()),
                mine ? Optional.of(dm.to().nick().value()) : Optional.empty(),
                Optional.of(dm.from()),
                dm.text(),
                false);
    }

    /** The line of an event that is read from the past. */
    static Optional<Line> past(Event event) {
        if (event instanceof Event.Message message) {
            return Optional.of(of(message, false));
        }
        if (event instanceof Event.Dm dm) {
            return Optional.of(of(dm, dm.room().user().equals(dm.to().user())));
        }
        if (event instanceof Event.SystemMessage message) {
            return Optional.of(of(message));
        }
        return event instanceof Event.TopicChanged topic ? Optional.of(of(topic)) : Optional.empty();
    }

    static Line of(Event.SystemMessage message) {
        String text = Texts.SERVER_SAYS.with(message.text());
        return new Line(Line.Sort.NOTICE, Optional.of(message.ts()), Optional.empty(), Optional.empty(), text, false);
    }

    static Line of(Event.TopicChanged topic) {
        String text = topic.topic().isEmpty()
                ? Texts.TOPIC_CLEARED.with(topic.from().nick())
                : Texts.TOPIC_CHANGED.with(topic.from().nick(), topic.topic());
        return Line.presence(topic.ts(), text);
    }
}
