/** Time, chance and order of a simulation: one queue of events from which everything that happens comes. */
@NullMarked
package tupa.core.sim.engine;

import org.jspecify.annotations.NullMarked;
