/** What a person types in a terminal, and which keys do what; how it is drawn is the front end's business. */
@NullMarked
package tupa.terminal.input;

import org.jspecify.annotations.NullMarked;
