/** Connections of one selector's thread: a hundred of them must leave the processor to the server. */
@NullMarked
package tupa.testkit.socket;

import org.jspecify.annotations.NullMarked;
