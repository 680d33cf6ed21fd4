/** The front end for a terminal: an input line under a scrolling conversation. */
@NullMarked
package tupa.terminal.inline;

import org.jspecify.annotations.NullMarked;
