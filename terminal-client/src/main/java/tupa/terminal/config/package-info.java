/** Settings: what there is to set, where each value comes from, and how it is changed while the client runs. */
@NullMarked
package tupa.terminal.config;

import org.jspecify.annotations.NullMarked;
