package tupa.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the JSON of protocol version 1. Thread-safe and without state. */
public final class JsonCodec {
    private JsonCodec() {}

    /** One line of JSON, without a line end. */
    public static String encode(ServerMessage message) {
        return text(encodeUtf8(message));
    }

    /** One line of JSON in UTF-8, without a line end. */
    public static byte[] encodeUtf8(ServerMessage message) {
        return message instanceof Answer answer ? encode(answer) : encode((Event) message);
    }

    /** One line of JSON, without a line end. */
    public static String encode(Optional<String> id, Request request) {
        return text(JsonWriter.object(out -> request.accept(new RequestWriter(out, id))));
    }

    /** Reads a frame of a client. What cannot be understood comes back as {@link Incoming.Malformed}; nothing is thrown. */
    public static List<Incoming> decodeRequests(String frame) {
        if (frame.indexOf('\n') < 0) {
            return List.of(RequestReader.read(frame));
        }
        List<Incoming> incoming = new ArrayList<>();
        JsonReader.lines(frame).forEach(line -> incoming.add(RequestReader.read(line)));
        return incoming.isEmpty() ? List.of(RequestReader.read(frame)) : incoming;
    }

    /**
     * Reads a frame of a server.
     *
     * @throws MalformedFrame when it is not the protocol's JSON
     */
    public static List<ServerMessage> decodeMessages(String frame) {
        try {
            List<ServerMessage> messages =
                    JsonReader.lines(frame).map(JsonCodec::message).toList();
            return messages.isEmpty() ? List.of(message(frame)) : messages;
        } catch (BadField bad) {
            throw new MalformedFrame(bad.text(), bad);
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static ServerMessage message(String line) {
        Fields fields = JsonReader.read(line);
        Optional<ServerMessage> answer = ReplyReader.read(fields).map(ServerMessage.class::cast);
        return answer.orElseGet(() -> EventReader.read(fields));
    }

    private static byte[] encode(Answer answer) {
        return JsonWriter.object(out -> answer.reply().accept(new ReplyWriter(out, answer.re())));
    }

    private static byte[] encode(Event event) {
        return JsonWriter.object(out -> event.accept(new EventWriter(out)));
    }
}
