package tupa.terminal.tool;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.RoomName;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** What was said, as a line for people and for programs that look for lines. */
final class Row {
    private final boolean withRoom;

    /** @param withRoom whether each line says which room it is from */
    Row(boolean withRoom) {
        this.withRoom = withRoom;
    }

    /** The line, if there is anything to be read in the event. */
    Optional<String> of(Event event) {
        if (event instanceof Event.Message message) {
            String nick = message.from().nick().value();
            String said = message.kind() == Kind.ACTION ? "* " + nick + " " : nick + ": ";
            return Optional.of(row(message.room(), message.ts(), said + message.text()));
        }
        if (event instanceof Event.TopicChanged topic) {
            String nick = topic.from().nick().value();
            String said = topic.topic().isEmpty()
                    ? Texts.TOPIC_CLEARED.with(nick)
                    : Texts.TOPIC_CHANGED.with(nick, topic.topic());
            return Optional.of(row(topic.room(), topic.ts(), "*** " + said));
        }
        if (event instanceof Event.SystemMessage message) {
            return Optional.of(row(message.room(), message.ts(), "*** " + Texts.SERVER_SAYS.with(message.text())));
        }
        return Optional.empty();
    }

    /** Nobody can write what looks like another line: what goes on below begins with a tab. */
    private String row(RoomName room, Instant time, String said) {
        String place = withRoom ? " #" + room : "";
        return time.truncatedTo(ChronoUnit.SECONDS) + place + " "
                + Clean.text(said).replace("\n", "\n\t");
    }
}
