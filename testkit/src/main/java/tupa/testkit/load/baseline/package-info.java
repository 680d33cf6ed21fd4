/**
 * What sockets and the Java machine cost whoever spreads messages: a plain loop on one thread, which takes a load's posts and
 * writes each to everybody in its room, and does nothing else. It stores nothing, checks nothing and bounds nothing.
 */
@NullMarked
package tupa.testkit.load.baseline;

import org.jspecify.annotations.NullMarked;
