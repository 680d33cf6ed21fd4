package tupa.wire;

/** A user as others see him in an event: the lasting id, and the nick at that moment. */
public record Person(UserId user, Nick nick) {}
