/** A server in one object, for tests: enough of the protocol to chat, resume and lose connections. */
@NullMarked
package tupa.terminal.fake;

import org.jspecify.annotations.NullMarked;
