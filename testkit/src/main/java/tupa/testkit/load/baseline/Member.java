package tupa.testkit.load.baseline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import tupa.testkit.socket.Frames;

/** One connection. What a load's client says is understood as that client writes it, and in no other way. */
final class Member implements Frames.Reader {
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final byte[] POST = Frame.ascii("{\"type\":\"post\",\"id\":\"");
    private static final byte[] CID = Frame.ascii("\"cid\":\"");
    private static final byte[] QUOTE = Frame.ascii("\"");
    private static final String ROOM = "\"rooms\":[\"";
    private static final String NICK = "\"nick\":\"";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SelectionKey key;
    private final SocketChannel channel;
    private final Function<String, Room> rooms;
    private final Frames frames = new Frames(this);
    private boolean upgraded;
    private Room room = new Room("");
    private byte[] author = {};

    /** What is to be written before anything else: answers, and what the socket did not take. */
    private ByteBuffer unsent = NOTHING;

    private Member(SelectionKey key, SocketChannel channel, Function<String, Room> rooms) {
        this.key = key;
        this.channel = channel;
        this.rooms = rooms;
    }

    /** A new one, whom the key's selector finds. */
    static void attach(SelectionKey key, SocketChannel channel, Function<String, Room> rooms) {
        key.attach(new Member(key, channel, rooms));
    }

    void ready() throws IOException {
        if (key.isWritable()) {
            write(NOTHING);
        }
        if (key.isValid() && key.isReadable()) {
            read();
        }
    }

    private void read() throws IOException {
        boolean more = true;
        while (more) {
            int count = channel.read(frames.space());
            if (count < 0) {
                throw new IOException("closed");
            }
            more = !frames.space().hasRemaining();
            if (upgraded) {
                frames.cut();
            } else {
                upgrade();
            }
        }
    }

    private void upgrade() throws IOException {
        Optional<String> request = frames.head();
        if (request.isPresent()) {
            keep(ByteBuffer.wrap(Frame.ascii(Upgrade.answer(request.get()))));
            write(NOTHING);
            upgraded = true;
            frames.cut();
        }
    }

    /** A post, or else a hello; heartbeats are not answered. */
    @Override
    public void text(byte[] bytes, int from, int to) throws IOException {
        if (find(bytes, from, Math.min(to, from + POST.length), POST) == from) {
            post(bytes, from + POST.length, to);
            return;
        }
        String request = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (request.contains(ROOM)) {
            hello(quoted(request, NICK), quoted(request, ROOM));
        }
    }

    private void hello(String nick, String name) throws IOException {
        author = Frame.ascii(",\"mid\":\"b-0\",\"ts\":\"" + TIME + "\",\"from\":{\"user\":\"g-" + nick
                + "\",\"nick\":\"" + nick + "\"},");
        room = rooms.apply(name);
        room.join(this);
        keep(Frame.of("{\"type\":\"live\",\"room\":\"" + name + "\",\"seq\":0}"));
        write(NOTHING);
    }

    /** The end of a post, from its cid on, is also the end of what is told of it. */
    private void post(byte[] bytes, int from, int to) {
        String id = new String(bytes, from, find(bytes, from, to, QUOTE) - from, StandardCharsets.US_ASCII);
        int cid = find(bytes, from, to, CID);
        long seq = room.post(author, ByteBuffer.wrap(bytes, cid, to - cid));
        keep(Frame.of("{\"type\":\"ok\",\"re\":\"" + id + "\",\"mid\":\"b-" + seq + "\",\"seq\":" + seq + ",\"ts\":\""
                + TIME + "\"}"));
    }

    private static int find(byte[] bytes, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static String quoted(String text, String before) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf('"', start));
    }

    /** Writes what waits and then this; what the socket does not take waits. */
    void write(ByteBuffer news) throws IOException {
        if (unsent.position() == 0) {
            channel.write(news);
        } else {
            channel.write(new ByteBuffer[] {unsent.flip(), news});
            unsent.compact();
        }
        if (news.hasRemaining()) {
            keep(news);
        }
        int wanted = unsent.position() == 0 ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void keep(ByteBuffer bytes) {
        int needed = unsent.position() + bytes.remaining();
        if (needed > unsent.capacity()) {
            unsent = ByteBuffer.allocate(needed * 2).put(unsent.flip());
        }
        unsent.put(bytes);
    }

    @Override
    public void ping(byte[] payload) {}

    /** Whoever says goodbye closes the connection as well. */
    @Override
    public void close() {}
}
