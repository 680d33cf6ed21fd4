/** What all benchmarks have in common; each of them is in the package of what it measures. */
@NullMarked
package tupa.benchmarks;

import org.jspecify.annotations.NullMarked;
