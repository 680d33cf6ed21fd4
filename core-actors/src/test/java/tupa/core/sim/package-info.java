/**
 * A simulation of the whole core in virtual time: the classes that decide are those of the server, what carries out their
 * decisions is driven from one seeded queue of events, with faults wherever a server can have them.
 */
@NullMarked
package tupa.core.sim;

import org.jspecify.annotations.NullMarked;
