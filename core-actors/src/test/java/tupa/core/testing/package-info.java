/** What tests of the core share with those of the modules above it. */
@NullMarked
package tupa.core.testing;

import org.jspecify.annotations.NullMarked;
