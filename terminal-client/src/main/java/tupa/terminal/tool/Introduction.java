package tupa.terminal.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** How a command introduces itself: by the token of its session, or by a nick, which it changes where it may. */
final class Introduction {
    private static final int VERSION = 1;
    private static final int SUFFIX = 4;
    private static final int ATTEMPTS = 20;
    private static final String SUFFIX_OF = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Nick wanted;
    private final boolean noOther;
    private final RandomGenerator random;
    private Optional<List<RoomName>> rooms;
    private Optional<String> token;
    private Nick nick;
    private int attempts;

    /**
     * An introduction.
     *
     * @param noOther no other nick will do
     * @param defaultRoom the server's default room is wanted, whatever its name is
     * @param token that of the session to go on with
     */
    Introduction(Nick wanted, boolean noOther, boolean defaultRoom, Optional<String> token, RandomGenerator random) {
        this.wanted = wanted;
        this.noOther = noOther;
        this.rooms = defaultRoom ? Optional.empty() : Optional.of(List.of());
        this.token = token;
        this.random = random;
        this.nick = wanted;
    }

    Request.Hello hello(Map<RoomAddress, Position> positions) {
        Map<RoomAddress, Position> resume = token.isPresent() ? positions : Map.of();
        return new Request.Hello(VERSION, Optional.of(nick), Optional.of("tupa-tool"), rooms, token, resume);
    }

    /** Whether there is another way to introduce oneself after that. */
    boolean changed(Reply.Refusal refusal) {
        return switch (refusal.code()) {
            case SESSION_EXPIRED -> {
                token = Optional.empty();
                nick = wanted;
                yield true;
            }
            case NICK_TAKEN -> {
                nick = suffixed();
                yield !noOther && attempts++ < ATTEMPTS;
            }
            default -> false;
        };
    }

    private Nick suffixed() {
        String suffix = random.ints(SUFFIX, 0, SUFFIX_OF.length())
                .mapToObj(at -> SUFFIX_OF.substring(at, at + 1))
                .collect(Collectors.joining("", "-", ""));
        String name = wanted.value();
        int length = Math.min(name.codePointCount(0, name.length()), Nick.MAX - suffix.length());
        return new Nick(name.substring(0, name.offsetByCodePoints(0, length)) + suffix);
    }

    /** After the first welcome every room is joined by name. */
    void welcomed(Reply.Welcome welcome) {
        token = Optional.of(welcome.token());
        rooms = Optional.of(List.of());
        attempts = 0;
    }
}
