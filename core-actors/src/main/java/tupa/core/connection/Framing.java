package tupa.core.connection;

/** How a transport puts one text on the wire. Two connections that speak alike share the same instance. */
@FunctionalInterface
public interface Framing {
    /** The bytes to write for this text; nobody changes them afterwards. */
    byte[] frame(byte[] utf8);
}
