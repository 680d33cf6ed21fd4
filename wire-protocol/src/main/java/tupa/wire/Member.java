package tupa.wire;

/** A user with his status, as listed in a room or among everybody online. */
public record Member(UserId user, Nick nick, Status status) {
    public Person person() {
        return new Person(user, nick);
    }
}
