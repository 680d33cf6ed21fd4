/** What a session is rehearsed against: a server that says little, and a terminal that nobody looks at. */
@NullMarked
package tupa.terminal.rehearsal;

import org.jspecify.annotations.NullMarked;
