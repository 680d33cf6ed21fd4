package tupa.terminal.file;

/**
 * One line of a file that sets something.
 *
 * @param line counted from 1
 * @param begin where the value begins in that line, with its quotes
 * @param end behind its last character
 */
public record Pair(String key, String value, int line, int begin, int end) {}
