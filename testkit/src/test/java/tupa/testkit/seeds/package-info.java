/** Which test proves which of the requirements that Tupa began with; docs/seeds.md is the table of it. */
@NullMarked
package tupa.testkit.seeds;

import org.jspecify.annotations.NullMarked;
