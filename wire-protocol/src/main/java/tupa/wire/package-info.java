/** The words both ends of a Tupa connection speak, and how they are written. No sockets, no actors. */
@NullMarked
package tupa.wire;

import org.jspecify.annotations.NullMarked;
