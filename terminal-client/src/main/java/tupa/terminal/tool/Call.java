package tupa.terminal.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.JsonCodec;
import tupa.wire.Limits;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.TextRules;

/** One use of a command, and what they all do alike. */
record Call(Options options, Basics basics, World world, Output output) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CID_BYTES = 12;
    /** Far more than a server takes. */
    private static final int TEXT_BYTES = 1_000_000;

    /** How long the server may take. */
    Duration timeout() throws Failed {
        return options.time(Flag.TIMEOUT).orElse(PATIENCE);
    }

    /** When the server will have taken too long. */
    Instant until() throws Failed {
        return world.clock().instant().plus(timeout());
    }

    /**
     * A feed that is not connected yet. It says goodbye also when the program is told to end.
     *
     * @param inRooms it is to be in the rooms that were named, or else in the server's default room
     * @param token that of a session to go on with
     */
    Feed feed(boolean inRooms, Optional<String> token) {
        SecureRandom random = new SecureRandom();
        Contact contact =
                new Contact(basics.server(), Transport.to(basics.server()), new Lifeline(random), world.clock());
        boolean defaultRoom = inRooms && basics.rooms().isEmpty();
        Feed feed = new Feed(contact, new Introduction(basics.nick(), basics.ownNick(), defaultRoom, token, random));
        Runtime.getRuntime().addShutdownHook(new Thread(feed::close, "tupa-shutdown"));
        return feed;
    }

    /** The rooms that were named, or else the default room of the server. */
    List<RoomName> rooms(Feed feed) throws Failed {
        if (!basics.rooms().isEmpty()) {
            return basics.rooms();
        }
        List<RoomName> given = feed.welcome().rooms().keySet().stream()
                .filter(RoomName.class::isInstance)
                .map(RoomName.class::cast)
                .toList();
        if (given.isEmpty()) {
            throw Feed.refused(Reply.Refusal.of(ErrorCode.ROOM_FULL));
        }
        return given;
    }

    RoomName room(Feed feed) throws Failed {
        return basics.room().isPresent() ? basics.room().get() : rooms(feed).get(0);
    }

    /** The words of the command line, or else all of standard input without the last line end. */
    String text() throws Failed {
        return options.words().isEmpty() ? input() : String.join(" ", options.words());
    }

    private String input() throws Failed {
        try (InputStream in = world.in()) {
            byte[] bytes = in.readNBytes(TEXT_BYTES);
            return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\r?\n\\z", "");
        } catch (IOException e) {
            throw Options.wrong("standard input cannot be read: " + e.getMessage());
        }
    }

    static Cid newCid() {
        byte[] bytes = new byte[CID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Cid(HexFormat.of().formatHex(bytes));
    }

    /** Refuses what the server would refuse, also where it would end the connection for it. */
    static void check(String text, Request request, Limits limits) throws Failed {
        if (TextRules.check(text, limits.textMax()) instanceof TextRules.Refused refused) {
            throw Feed.refused(Reply.Refusal.of(refused.code()));
        }
        String frame = JsonCodec.encode(Optional.of("x".repeat(Limits.ID_MAX)), request);
        if (frame.getBytes(StandardCharsets.UTF_8).length > limits.requestMax()) {
            throw Feed.refused(Reply.Refusal.of(ErrorCode.FRAME_TOO_LARGE));
        }
    }
}
