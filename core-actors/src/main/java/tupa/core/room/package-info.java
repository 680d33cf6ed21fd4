/** A room: one sequencer, one relay to its members, and the seats that hold what each member has seen. */
@NullMarked
package tupa.core.room;

import org.jspecify.annotations.NullMarked;
