/** The front end that has the whole screen: topic, rooms, conversation, members, status and input. */
@NullMarked
package tupa.terminal.full;

import org.jspecify.annotations.NullMarked;
