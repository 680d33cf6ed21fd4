package tupa.http;

import tupa.core.connection.Outbox;
import tupa.http.ws.WebSocketPeer;

/** A connection that is a WebSocket: its peer, the way out to him, and the line to the session behind it. */
record WebSocketConnection(Outbox outbox, WebSocketPeer peer, SessionLink link) {}
