/** What bots, embedders and Tupa's own tests are tried with: a server in process, clients that follow a script, load. */
@NullMarked
package tupa.testkit;

import org.jspecify.annotations.NullMarked;
