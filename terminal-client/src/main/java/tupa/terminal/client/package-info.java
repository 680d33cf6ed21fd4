/** The loop that joins model, connection and front end. */
@NullMarked
package tupa.terminal.client;

import org.jspecify.annotations.NullMarked;
