/** The slash commands: one table that the parser, the help, completion and the documentation read. */
@NullMarked
package tupa.wire.command;

import org.jspecify.annotations.NullMarked;
