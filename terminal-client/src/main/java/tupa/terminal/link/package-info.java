/** The connection to a server: transport, heartbeat and coming back. */
@NullMarked
package tupa.terminal.link;

import org.jspecify.annotations.NullMarked;
