package tupa.terminal.config;

/** What something is set to, and where that comes from. */
record Value(String text, Origin origin) {}
