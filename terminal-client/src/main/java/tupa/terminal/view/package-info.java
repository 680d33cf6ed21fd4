/** How lines look: colours, times and the marks that tell kinds of lines apart. Text in, text out. */
@NullMarked
package tupa.terminal.view;

import org.jspecify.annotations.NullMarked;
