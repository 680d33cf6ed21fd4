/** The front end for pipes, simple terminals and screen readers: lines only, never an escape sequence. */
@NullMarked
package tupa.terminal.plain;

import org.jspecify.annotations.NullMarked;
