package tupa.tcp.lines;

import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.UserId;

/** Who the person is to others, once he was welcomed. */
final class Self {
    private Optional<Person> person = Optional.empty();
    private String server = "";

    void welcomed(Reply.Welcome welcome) {
        person = Optional.of(welcome.you());
        server = welcome.server();
    }

    void renamed(Person now) {
        person = Optional.of(now);
    }

    boolean is(UserId user) {
        return person.filter(known -> known.user().equals(user)).isPresent();
    }

    String nick() {
        return person.map(Person::nick).map(Nick::value).orElse("");
    }

    String server() {
        return server;
    }
}
