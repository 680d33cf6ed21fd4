/** Users who chat in the same way, whatever they speak: what holds for one transport is to hold for all, and among them. */
@NullMarked
package tupa.testkit.conformance;

import org.jspecify.annotations.NullMarked;
