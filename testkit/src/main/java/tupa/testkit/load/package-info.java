/** Many clients at a steady rate against one server, and the account of what became of every message. */
@NullMarked
package tupa.testkit.load;

import org.jspecify.annotations.NullMarked;
