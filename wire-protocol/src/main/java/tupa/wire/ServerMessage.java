package tupa.wire;

/** Anything a server writes: an {@link Event}, or the {@link Answer} to a request. */
public sealed interface ServerMessage permits Event, Answer {}
