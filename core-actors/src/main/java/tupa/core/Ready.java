package tupa.core;

import java.util.Optional;

/**
 * Whether new peers are welcome.
 *
 * @param trouble what keeps the store from storing anything, while it does
 */
public record Ready(Readiness readiness, Optional<String> trouble) {}
