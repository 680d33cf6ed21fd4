package tupa.testkit.audit.fault;

/**
 * One thing that goes wrong.
 *
 * @param at milliseconds after the beginning
 * @param user whose connection it is
 * @param towardsServer which of two ways it goes, where there are two
 * @param millis how long it lasts, where it lasts
 */
public record Fault(long at, int user, FaultKind kind, boolean towardsServer, long millis) {}
