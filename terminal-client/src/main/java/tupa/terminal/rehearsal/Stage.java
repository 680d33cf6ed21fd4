package tupa.terminal.rehearsal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JoinMode;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Limits;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.Status;
import tupa.wire.UserId;

/** A server for one client at a time, on this machine only: welcomes it into a room in which somebody has spoken, and confirms. */
public final class Stage implements AutoCloseable {
    /** What the somebody said. */
    public static final String LAST_WORD = "curtain up";

    /** What he says to everything. */
    public static final String ANSWER = "well said";

    private static final Logger LOG = Logger.getLogger(Stage.class.getName());
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY = "sec-websocket-key:";
    private static final Instant NOW = Instant.EPOCH;
    private static final RoomName ROOM = new RoomName("lobby");
    private static final Person CLIENT = new Person(new UserId("u1"), new Nick("me"));
    private static final Person SOMEBODY = new Person(new UserId("u2"), new Nick("you"));
    private static final Limits LIMITS =
            new Limits(4000, 65_536, 50, JoinMode.ADD, 200, 20, 10, 25_000, 60_000, 300_000);

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private long seq;

    /** A stage with the curtain open: whoever connects is heard. */
    public Stage() throws IOException {
        Thread thread = new Thread(this::serve, "tupa-stage");
        thread.setDaemon(true);
        thread.start();
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/ws");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                serve(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException e) {
                LOG.fine("The client left without a word: " + e);
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        seq = 0;
        shakeHands(in, out);
        for (String text = frame(in); !text.isEmpty(); text = frame(in)) {
            for (Incoming asked : JsonCodec.decodeRequests(text)) {
                answer((Incoming.Asked) asked, out);
            }
        }
    }

    private static void shakeHands(DataInputStream in, OutputStream out) throws IOException {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, KEY, 0, KEY.length())) {
                key = line.substring(KEY.length()).strip();
            }
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: tupa.v1\r\nSec-WebSocket-Accept: " + accepting(key) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static String accepting(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(digest.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** The text of a masked frame, empty for the one that ends; a client that rehearses writes no long ones. */
    private static String frame(DataInputStream in) throws IOException {
        boolean end = (in.readUnsignedByte() & 0x0f) == 8;
        int length = in.readUnsignedByte() & 0x7f;
        byte[] mask = new byte[4];
        length = length == 126 ? in.readUnsignedShort() : length;
        in.readFully(mask);
        byte[] text = in.readNBytes(length);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= mask[i % mask.length];
        }
        return end ? "" : new String(text, StandardCharsets.UTF_8);
    }

    private void answer(Incoming.Asked asked, OutputStream out) throws IOException {
        Request request = asked.request();
        Reply reply = new Reply.Done();
        if (request instanceof Request.Hello) {
            reply = new Reply.Welcome(1, "stage", CLIENT, "token", false, NOW, LIMITS, Map.of());
        } else if (request instanceof Request.Join) {
            reply = new Reply.JoinDone(ROOM, new Reply.Standing(0, "k1", false, 0), "", 100, members());
        } else if (request instanceof Request.Post) {
            reply = new Reply.PostDone("m" + (seq + 1), seq + 1, NOW, false);
        }
        say(new Answer(asked.id(), reply), out);
        if (request instanceof Request.Join) {
            say(new Event.Joined(ROOM, SOMEBODY), out);
            say(said(SOMEBODY, "c", LAST_WORD), out);
            say(new Event.Live(ROOM, seq), out);
        } else if (request instanceof Request.Post post) {
            say(said(CLIENT, post.cid().value(), post.text()), out);
            say(said(SOMEBODY, "d", ANSWER), out);
        }
    }

    private static List<Member> members() {
        return List.of(new Member(CLIENT.user(), CLIENT.nick(), Status.ONLINE));
    }

    private Event said(Person who, String cid, String text) {
        return new Event.Message(ROOM, ++seq, "m" + seq, NOW, who, new Cid(cid), text, Kind.TEXT);
    }

    private static void say(ServerMessage message, OutputStream out) throws IOException {
        byte[] text = JsonCodec.encodeUtf8(message);
        out.write(0x81);
        out.write(
                text.length < 126
                        ? new byte[] {(byte) text.length}
                        : new byte[] {126, (byte) (text.length >> 8), (byte) text.length});
        out.write(text);
        out.flush();
    }
}
