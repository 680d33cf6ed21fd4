/** What an operator does to a running server, and what he asks about it. */
@NullMarked
package tupa.core.operator;

import org.jspecify.annotations.NullMarked;
