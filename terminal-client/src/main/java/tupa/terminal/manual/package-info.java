/** What can be typed after {@code tupa}, told to shells and to {@code man}. */
@NullMarked
package tupa.terminal.manual;

import org.jspecify.annotations.NullMarked;
