/** The client as a tool for scripts: commands that read and write lines, and end with a code. No terminal is needed. */
@NullMarked
package tupa.terminal.tool;

import org.jspecify.annotations.NullMarked;
