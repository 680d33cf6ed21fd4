package tupa.terminal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tupa.terminal.config.Setting;
import tupa.terminal.model.Setup;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** Finds out what is set nowhere, by asking. */
final class Questions {
    /** What the client needs to know before it begins. */
    record Start(URI server, Nick nick, List<RoomName> rooms) {}

    private final Function<String, Optional<String>> ask;
    private final Consumer<String> tell;

    Questions(Function<String, Optional<String>> ask, Consumer<String> tell) {
        this.ask = ask;
        this.tell = tell;
    }

    /** Empty when the user does not want to answer. */
    Optional<Start> start(Optional<URI> server, Optional<Nick> nick, List<RoomName> rooms) {
        boolean bare = server.isEmpty() && nick.isEmpty() && rooms.isEmpty();
        if (server.isEmpty()) {
            tell.accept(Texts.BANNER.with());
        }
        return server.or(this::server)
                .flatMap(uri -> nick.or(this::nick)
                        .flatMap(name ->
                                (bare ? room() : Optional.of(rooms)).map(names -> new Start(uri, name, names))));
    }

    /** Whoever gives a whole address has given the port with it. */
    private Optional<URI> server() {
        Optional<String> typed = ask.apply(Texts.ASK_HOST.with(Address.HOST)).map(String::strip);
        if (typed.filter(Address::isWhole).isEmpty()) {
            return typed.map(host -> host.isEmpty() ? Address.HOST : host).flatMap(this::port);
        }
        Optional<URI> whole = typed.flatMap(Address::parse);
        if (whole.isEmpty()) {
            tell.accept(Texts.BAD_ADDRESS.with());
        }
        return whole.or(this::server);
    }

    private Optional<URI> port(String host) {
        return until(
                Texts.ASK_PORT.with(Address.PORT),
                Texts.BAD_PORT,
                typed -> Address.of(host, typed.isBlank() ? Integer.toString(Address.PORT) : typed.strip()));
    }

    private Optional<Nick> nick() {
        return until(Texts.ASK_NICK.with(), Texts.ERROR_NICK_INVALID, typed -> Nick.parse(typed.strip()));
    }

    private Optional<List<RoomName>> room() {
        return until(
                Texts.ASK_ROOM.with(Setup.LOBBY),
                Texts.ERROR_ROOM_INVALID,
                typed -> typed.isBlank()
                        ? Optional.of(List.of())
                        : Setting.room(typed.strip()).map(List::of));
    }

    /** Asks until the answer is good or there is none. */
    private <T> Optional<T> until(String question, Texts wrong, Function<String, Optional<T>> read) {
        while (true) {
            Optional<String> typed = ask.apply(question);
            Optional<T> good = typed.flatMap(read);
            if (typed.isEmpty() || good.isPresent()) {
                return good;
            }
            tell.accept(wrong.with());
        }
    }
}
