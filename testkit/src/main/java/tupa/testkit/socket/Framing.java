package tupa.testkit.socket;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** How a client's messages and the bytes of its connection become each other. To be used by one thread. */
public interface Framing {
    /** Whoever has the connection. */
    interface Owner {
        /** A message has come. The array is only lent. */
        void text(byte[] bytes, int from, int to) throws IOException;

        /** Something has to be answered with these bytes. */
        void answer(ByteBuffer frame) throws IOException;

        /** The server says that nothing more comes. */
        void ended() throws IOException;
    }

    /** The one that the scheme of the address means. Throws {@link IOException} when it means none. */
    static Framing of(URI url, SplittableRandom random, Owner owner) throws IOException {
        return switch (String.valueOf(url.getScheme())) {
            case "ws" -> new WebSocketFraming(url, random, owner);
            case "tcp" -> new PrefixFraming(owner);
            default -> throw new IOException("only ws:// and tcp:// are spoken, not " + url);
        };
    }

    /** What goes before any message. */
    ByteBuffer opening();

    /** Where to put what the socket has. */
    ByteBuffer space();

    /**
     * Looks whether messages may go both ways now: what has come may be the answer to the opening. Not to be asked again
     * once they may.
     */
    boolean opens() throws IOException;

    /** Passes on every whole message that is there. Throws {@link IOException} when it is none that may be sent. */
    void cut() throws IOException;

    /** A message, ready to be written. */
    ByteBuffer message(byte[] utf8) throws IOException;
}
