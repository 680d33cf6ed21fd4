/** What is stored: the messages of every room, and the sessions that outlive the process. The only package that knows a database. */
@NullMarked
package tupa.core.store;

import org.jspecify.annotations.NullMarked;
