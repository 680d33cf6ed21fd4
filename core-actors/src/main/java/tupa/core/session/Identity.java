package tupa.core.session;

import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/** Who a session's user is to others: the lasting id, and what he may change. */
final class Identity {
    private final UserId user;
    private Nick nick;
    private Status status;

    Identity(Member member) {
        this.user = member.user();
        this.nick = member.nick();
        this.status = member.status();
    }

    UserId user() {
        return user;
    }

    Nick nick() {
        return nick;
    }

    Status status() {
        return status;
    }

    Member member() {
        return new Member(user, nick, status);
    }

    Person person() {
        return new Person(user, nick);
    }

    void rename(Nick newNick) {
        nick = newNick;
    }

    void changeStatus(Status newStatus) {
        status = newStatus;
    }
}
