package tupa.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who may connect, by where he comes from: so many connections at the same time, so many new ones per second, and none for a
 * while after too many offences. Only new connections are turned away. An IPv6 network of 64 bits, which is what one
 * subscriber has, counts as one address. Thread-safe.
 */
public final class Addresses {
    /**
     * What one address may do.
     *
     * @param enabled whether any of it holds
     * @param connections at the same time
     * @param burst new connections at once
     * @param perSecond new connections after that
     * @param offences within {@code window}; one more is followed by a ban
     * @param ban how long nobody is let in from there
     */
    public record Limits(
            boolean enabled, int connections, int burst, int perSecond, int offences, Duration window, Duration ban) {}

    /** The network part of an address. */
    private record Origin(long high, long low) {
        static Origin of(InetAddress address) {
            byte[] bytes = address.getAddress();
            return address instanceof Inet6Address
                    ? new Origin(number(Arrays.copyOf(bytes, 8)), 6)
                    : new Origin(number(bytes), 4);
        }

        private static long number(byte[] bytes) {
            long number = 0;
            for (byte next : bytes) {
                number = number << 8 | (next & 0xff);
            }
            return number;
        }
    }

    private static final long SECOND = 1_000_000_000;

    /** So few addresses are remembered whether or not anything needs to be known of them. */
    private static final int SWEEP_AT = 1024;

    private Limits limits;
    private final LongSupplier nanos;
    private final Map<Origin, Account> accounts = new HashMap<>();
    private int sweepAt = SWEEP_AT;
    private long sweptAt;

    /** @param nanos a clock that never goes back */
    public Addresses(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.sweptAt = nanos.getAsLong();
    }

    /** From now on these limits hold. Whoever came while there were none does not count. */
    synchronized void limit(Limits changed) {
        limits = changed;
    }

    /** Whether somebody from there is let in; then {@link #left} must follow. */
    synchronized boolean admit(InetAddress from) {
        if (!limits.enabled()) {
            return true;
        }
        sweep();
        return accounts.computeIfAbsent(Origin.of(from), origin -> new Account())
                .admit();
    }

    /** Somebody who was let in has gone. */
    synchronized void left(InetAddress from) {
        Account account = account(from);
        account.open = Math.max(0, account.open - 1);
    }

    /** Somebody from there has done what no honest program does. */
    synchronized void offended(InetAddress from) {
        account(from).offended();
    }

    private Account account(InetAddress from) {
        return accounts.getOrDefault(Origin.of(from), new Account());
    }

    /** How many addresses something is known of. */
    synchronized int known() {
        return accounts.size();
    }

    /**
     * Costs as much as there are addresses, so it is done only once there are twice as many as were needed last time, or when
     * all offences of then are forgiven.
     */
    private void sweep() {
        long now = nanos.getAsLong();
        boolean forgiven = now - sweptAt >= limits.window().toNanos() && accounts.size() >= SWEEP_AT;
        if (forgiven || accounts.size() >= sweepAt) {
            accounts.values().removeIf(Account::isClean);
            sweepAt = Math.max(SWEEP_AT, 2 * accounts.size());
            sweptAt = now;
        }
    }

    /** What is known of one address. */
    private final class Account {
        private final long born = nanos.getAsLong();
        private int open;
        private long filledAt = born;
        private double tokens = limits.burst();
        private long windowBegan = born;
        private int offences;
        private long bannedUntil = born;

        boolean admit() {
            fill();
            if (isBanned() || open >= limits.connections() || tokens < 1) {
                return false;
            }
            tokens--;
            open++;
            return true;
        }

        void offended() {
            long now = nanos.getAsLong();
            if (now - windowBegan >= limits.window().toNanos()) {
                windowBegan = now;
                offences = 0;
            }
            offences++;
            if (offences > limits.offences()) {
                bannedUntil = now + limits.ban().toNanos();
            }
        }

        boolean isClean() {
            fill();
            boolean forgiven =
                    nanos.getAsLong() - windowBegan >= limits.window().toNanos() || offences == 0;
            return open == 0 && !isBanned() && forgiven && tokens >= limits.burst();
        }

        private boolean isBanned() {
            return bannedUntil - nanos.getAsLong() > 0;
        }

        private void fill() {
            long now = nanos.getAsLong();
            tokens = Math.min(limits.burst(), tokens + (double) (now - filledAt) / SECOND * limits.perSecond());
            filledAt = now;
        }
    }
}
