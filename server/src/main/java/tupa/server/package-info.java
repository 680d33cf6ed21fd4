/** The composition root: settings, start, operator console and shutdown of a server process. */
@NullMarked
package tupa.server;

import org.jspecify.annotations.NullMarked;
