package tupa.testkit.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServer;
import tupa.wire.LengthPrefix;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/**
 * Many people and many programs on plain TCP at once, in rooms where both are: {@code -Dtests.tcp.clients=1000} of each. One
 * thread reads for all of them, and finds in their bytes what two speakers said.
 */
@Isolated
final class TcpCrowdTest {
    private static final int CLIENTS = Integer.getInteger("tests.tcp.clients", 200);
    private static final int ROOM = 10;
    private static final int MESSAGES = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MARK = "said-";
    private static final Pattern SAID = Pattern.compile(MARK + "(\\d)-(\\d+)-");

    /** No longer than that is what stands for a message and has not come to its end. */
    private static final int UNFINISHED_MAX = 40;

    /** One connection, and what of it was not read to the end yet. */
    private static final class Member {
        private final SocketChannel channel;
        private final StringBuilder open = new StringBuilder();
        private final List<String> heard = new ArrayList<>();

        Member(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    @Test
    void a_crowd_of_people_and_programs_hears_everything_once_and_in_order(@TempDir Path data) throws IOException {
        int rooms = CLIENTS / ROOM;
        try (TupaServer server = TupaServer.storingIn(data)
                        .with("tupa.limits { rate.enabled = false, address.enabled = false, rooms = 1000 }")
                        .start();
                Selector selector = Selector.open();
                ScriptedClient speaker = ScriptedClient.connect(server.url())) {
            for (int i = 0; i < CLIENTS; i++) {
                String room = "room-" + i % rooms;
                String hello =
                        "{\"type\":\"hello\",\"v\":1,\"nick\":\"program-" + i + "\",\"rooms\":[\"" + room + "\"]}";
                connect(server, selector, ("person-" + i + "\n" + room + "\n").getBytes(UTF_8));
                connect(server, selector, LengthPrefix.frame(hello.getBytes(UTF_8)));
            }
            speaker.hello("speaker", "quiet");
            for (int room = 0; room < rooms; room++) {
                RoomName name = new RoomName("room-" + room);
                speaker.ask(new Request.Join(name, Optional.empty(), 0), Reply.JoinDone.class);
                await(selector, () -> isFull(speaker, name));
            }
            for (int i = 0; i < MESSAGES; i++) {
                for (int room = 0; room < rooms; room++) {
                    speaker.send(speaker.post("room-" + room, MARK + i + "-" + System.nanoTime() + "-"));
                    read(selector);
                }
            }
            int deliveries = 2 * CLIENTS * MESSAGES;
            await(selector, () -> nanos.size() >= deliveries);

            assertThat(members).allSatisfy(member -> assertThat(member.heard).containsExactly("0", "1", "2", "3", "4"));
            Collections.sort(nanos);
            System.out.printf(
                    "%d people and %d programs: %d deliveries, 0 lost, p50 %.1f ms, p99 %.1f ms%n",
                    CLIENTS,
                    CLIENTS,
                    deliveries,
                    nanos.get(nanos.size() / 2) / 1e6,
                    nanos.get(nanos.size() * 99 / 100) / 1e6);
        } finally {
            for (Member member : members) {
                member.channel.close();
            }
        }
    }

    private static boolean isFull(ScriptedClient speaker, RoomName room) {
        Request.Users users = new Request.Users(Optional.of(room));
        return speaker.ask(users, Reply.UserList.class).users().size() == 2 * ROOM + 1;
    }

    private void connect(TupaServer server, Selector selector, byte[] begin) throws IOException {
        URI address = URI.create(server.tcpUrl());
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.write(ByteBuffer.wrap(begin));
        channel.configureBlocking(false);
        Member member = new Member(channel);
        members.add(member);
        channel.register(selector, SelectionKey.OP_READ, member);
        read(selector);
    }

    private void await(Selector selector, BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            read(selector);
        }
    }

    /** What has come, and what comes within a moment. */
    private void read(Selector selector) throws IOException {
        selector.select(1);
        for (SelectionKey key : selector.selectedKeys()) {
            Member member = (Member) key.attachment();
            assertThat(member.channel.read(buffer.clear())).as("open").isGreaterThan(0);
            member.open.append(ISO_8859_1.decode(buffer.flip()));
            hear(member);
        }
        selector.selectedKeys().clear();
    }

    private void hear(Member member) {
        Matcher said = SAID.matcher(member.open);
        int end = 0;
        while (said.find()) {
            member.heard.add(said.group(1));
            nanos.add(System.nanoTime() - Long.parseLong(said.group(2)));
            end = said.end();
        }
        member.open.delete(0, Math.max(end, member.open.length() - UNFINISHED_MAX));
    }
}
