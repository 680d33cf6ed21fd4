/** What the client knows and decides: rooms, cursors, unread counts, unanswered posts. No sockets, no terminal. */
@NullMarked
package tupa.terminal.model;

import org.jspecify.annotations.NullMarked;
