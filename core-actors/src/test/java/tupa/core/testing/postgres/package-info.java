/** A real PostgreSQL for tests: found on this machine, started on the loopback, gone when the tests are over. */
@NullMarked
package tupa.core.testing.postgres;

import org.jspecify.annotations.NullMarked;
