/** The actor system: the guardian that starts it, and its settings. */
@NullMarked
package tupa.core;

import org.jspecify.annotations.NullMarked;
