/**
 * Event loops over non-blocking sockets. A few threads serve any number of connections; what is spoken on one is its
 * {@link tupa.socket.Conversation}. An idle connection costs its descriptor and a few hundred bytes, and no timer.
 */
@NullMarked
package tupa.socket;

import org.jspecify.annotations.NullMarked;
