/** How long rooms keep their history, and the actor that sees to it. */
@NullMarked
package tupa.core.retention;

import org.jspecify.annotations.NullMarked;
