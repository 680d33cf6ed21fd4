/** Who holds which nick, and which actor is a room right now. */
@NullMarked
package tupa.core.registry;

import org.jspecify.annotations.NullMarked;
