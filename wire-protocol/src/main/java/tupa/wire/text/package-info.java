/** The words that are said to people, and the cleaning of words that came from elsewhere before people see them. */
@NullMarked
package tupa.wire.text;

import org.jspecify.annotations.NullMarked;
