/** The words the client says by itself, and the cleaning of words that came from elsewhere. */
@NullMarked
package tupa.terminal.text;

import org.jspecify.annotations.NullMarked;
