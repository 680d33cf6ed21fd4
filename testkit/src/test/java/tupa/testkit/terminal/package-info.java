/** The programs as people use them: a server process, and clients in the panes of a tmux of their own. */
@NullMarked
package tupa.testkit.terminal;

import org.jspecify.annotations.NullMarked;
