/** What goes wrong between a client and a server, planned from a seed and carried out by a proxy. */
@NullMarked
package tupa.testkit.audit.fault;

import org.jspecify.annotations.NullMarked;
