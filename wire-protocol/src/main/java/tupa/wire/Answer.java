package tupa.wire;

import java.util.Optional;

/** A reply and the id of the request it answers; an id is absent where the request had none. */
public record Answer(Optional<String> re, Reply reply) implements ServerMessage {}
