/** Files that people write for the client: lines {@code key = value}, read with the place of every mistake and changed line by line. */
@NullMarked
package tupa.terminal.file;

import org.jspecify.annotations.NullMarked;
