package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/** A client that knows no more than JSON over a WebSocket, and keeps every line it was told. To be used by one thread. */
final class JsonPeer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> arriving = new LinkedBlockingQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final WebSocket socket;

    JsonPeer(String url) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), new Ear(arriving))
                .join();
    }

    /** What comes in several parts is put together; what comes in one frame is taken apart. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> arriving;
        private final StringBuilder frame = new StringBuilder();

        Ear(BlockingQueue<String> arriving) {
            this.arriving = arriving;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                frame.toString().lines().forEach(arriving::add);
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Sends a line of JSON; apostrophes stand for quotation marks. */
    void say(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
    }

    /** Waits until he was told what {@link #told} says so. */
    void hears(String words) {
        hears(words::equals);
    }

    /** Waits for something that fits; what he was told before counts, too. */
    String hears(Predicate<String> fits) {
        while (told().stream().noneMatch(fits)) {
            assertThat(next()).as("something more than %s", told()).isNotEmpty();
        }
        return told().stream().filter(fits).findFirst().orElseThrow();
    }

    private String next() {
        try {
            String line = arriving.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                return "";
            }
            lines.add(line);
            return line;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The lines themselves, in the order in which they came. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The same in words: what happened, where, who did it, and what he said. */
    List<String> told() {
        return lines.stream()
                .flatMap(line -> JsonCodec.decodeMessages(line).stream())
                .map(JsonPeer::words)
                .toList();
    }

    private static String words(ServerMessage message) {
        if (message instanceof Answer answer) {
            return answer.re().orElse("-") + ": " + words(answer.reply());
        } else if (message instanceof Event.Message said) {
            return "message in " + said.room() + " from " + said.from().nick() + ": " + said.text();
        } else if (message instanceof Event.Dm dm) {
            return "private from " + dm.from().nick() + " to " + dm.to().nick() + ": " + dm.text();
        } else if (message instanceof Event.Joined joined) {
            return joined.who().nick() + " joined " + joined.room();
        } else if (message instanceof Event.Left left) {
            return left.who().nick() + " left " + left.room();
        }
        return message.getClass().getSimpleName();
    }

    private static String words(Reply reply) {
        if (reply instanceof Reply.Welcome welcome) {
            return "welcome " + welcome.you().nick() + " in " + welcome.rooms().keySet();
        } else if (reply instanceof Reply.JoinDone join) {
            return "joined " + join.room();
        } else if (reply instanceof Reply.DmDone dm) {
            return "sent to " + dm.peer().nick();
        } else if (reply instanceof Reply.UserList list) {
            return "users "
                    + list.users().stream()
                            .map(member -> member.nick().value())
                            .sorted()
                            .toList();
        }
        return reply.getClass().getSimpleName();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
