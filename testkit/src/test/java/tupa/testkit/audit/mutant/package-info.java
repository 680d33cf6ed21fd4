/** Servers with a bent part, to show that an audit can fail. They exist in tests only. */
@NullMarked
package tupa.testkit.audit.mutant;

import org.jspecify.annotations.NullMarked;
