/** What a server promises, and whether what clients were told keeps it. Knows no sockets. */
@NullMarked
package tupa.testkit.audit.judge;

import org.jspecify.annotations.NullMarked;
