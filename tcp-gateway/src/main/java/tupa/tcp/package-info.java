/** The way in over plain TCP, for programs that frame their JSON by its length and for people who type lines. */
@NullMarked
package tupa.tcp;

import org.jspecify.annotations.NullMarked;
