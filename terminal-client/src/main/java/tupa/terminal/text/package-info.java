/** Text as it is shown: emphasis, emoji, widths in columns, wrapping. It is all pure; what is sent or stored does not change. */
@NullMarked
package tupa.terminal.text;

import org.jspecify.annotations.NullMarked;
