/** Checks a server's promises from outside: many users, whose connections fail as planned, and the log in the end. */
@NullMarked
package tupa.testkit.audit;

import org.jspecify.annotations.NullMarked;
