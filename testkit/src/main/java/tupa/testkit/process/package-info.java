/** A server as a process of its own, to be stopped and killed. */
@NullMarked
package tupa.testkit.process;

import org.jspecify.annotations.NullMarked;
