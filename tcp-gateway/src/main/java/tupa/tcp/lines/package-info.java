/** Lines that people type and read. */
@NullMarked
package tupa.tcp.lines;

import org.jspecify.annotations.NullMarked;
