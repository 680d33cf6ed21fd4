package tupa.core.connection;

import org.apache.pekko.util.ByteString;

/** How a transport puts one text on the wire. Two connections that speak alike share the same instance. */
@FunctionalInterface
public interface Framing {
    /** The bytes to write for this text; {@code utf8} may become part of them. */
    ByteString frame(byte[] utf8);
}
