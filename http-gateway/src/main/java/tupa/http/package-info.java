/** The way in over HTTP: the WebSocket endpoint and the health routes. */
@NullMarked
package tupa.http;

import org.jspecify.annotations.NullMarked;
