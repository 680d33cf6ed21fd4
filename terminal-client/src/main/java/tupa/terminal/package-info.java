/** The terminal client's start: flags, questions, files, and the choice of a front end. */
@NullMarked
package tupa.terminal;

import org.jspecify.annotations.NullMarked;
