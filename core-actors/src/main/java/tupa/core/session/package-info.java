/** A user session: identity, rooms, rate budget and unanswered posts, across sockets and restarts. */
@NullMarked
package tupa.core.session;

import org.jspecify.annotations.NullMarked;
