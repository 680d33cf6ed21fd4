/** JSON in frames, each after its length. */
@NullMarked
package tupa.tcp.framed;

import org.jspecify.annotations.NullMarked;
