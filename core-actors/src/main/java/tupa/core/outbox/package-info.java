/** The bounded way out of a connection, the same for every transport. */
@NullMarked
package tupa.core.outbox;

import org.jspecify.annotations.NullMarked;
