/** A connection as the core sees it, the same for every transport: what it says, and the bounded way out to it. */
@NullMarked
package tupa.core.connection;

import org.jspecify.annotations.NullMarked;
