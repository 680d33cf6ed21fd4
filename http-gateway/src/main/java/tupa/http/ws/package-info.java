/** The WebSocket protocol, RFC 6455: frames read and written, and the conversation they are part of. */
@NullMarked
package tupa.http.ws;

import org.jspecify.annotations.NullMarked;
