package tupa.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.core.Ready;
import tupa.core.registry.RoomPace;
import tupa.core.registry.SessionView;

/** How a server stands at one moment, in some lines. */
record Status(
        Duration uptime,
        Ready ready,
        int connections,
        List<SessionView> sessions,
        List<RoomPace> rooms,
        int logWaits,
        List<Duration> lastCommits,
        Heap heap) {
    /** In bytes. */
    record Heap(long used, long committed, long max) {}

    /** Of rooms and outboxes only the foremost are told. */
    private static final int SHOWN = 5;

    private static final long MIB = 1024 * 1024;

    @Override
    public String toString() {
        return Stream.of(
                        "up            " + upFor(),
                        "state         " + state(),
                        "connections   " + connections,
                        "sessions      " + attached() + " attached, " + (sessions.size() - attached()) + " detached",
                        "rooms         " + publicRooms().count() + " open, "
                                + (rooms.size() - publicRooms().count()) + " private conversations",
                        "messages      " + perSecond(rooms.stream()) + " per second",
                        "busiest       " + or("no room", busiest()),
                        "outboxes      " + or("nothing waits", slowest()),
                        "log           " + logWaits + " rows wait; " + commits(),
                        "heap          " + heap.used / MIB + " of " + heap.committed / MIB + " MiB used, at most "
                                + heap.max / MIB + " MiB")
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String upFor() {
        return uptime.toDays() + " d " + uptime.toHoursPart() + " h " + uptime.toMinutesPart() + " min "
                + uptime.toSecondsPart() + " s";
    }

    private String state() {
        String trouble =
                ready.trouble().map(why -> "; nothing can be stored: " + why).orElse("");
        return ready.readiness().name().toLowerCase(Locale.ROOT) + trouble;
    }

    private long attached() {
        return sessions.stream().filter(view -> view.connected().isPresent()).count();
    }

    private Stream<RoomPace> publicRooms() {
        return rooms.stream().filter(pace -> !pace.room().key().isPrivate());
    }

    private String busiest() {
        return publicRooms()
                .filter(pace -> pace.perSecond() > 0)
                .sorted(Comparator.comparingDouble(RoomPace::perSecond).reversed())
                .limit(SHOWN)
                .map(pace -> "#" + pace.room().key() + " " + perSecond(Stream.of(pace)))
                .collect(Collectors.joining(", "));
    }

    private static String perSecond(Stream<RoomPace> rooms) {
        return String.format(
                Locale.ROOT, "%.1f", rooms.mapToDouble(RoomPace::perSecond).sum());
    }

    private String slowest() {
        return sessions.stream()
                .filter(view -> waitingBytes(view) > 0)
                .sorted(Comparator.comparingLong(Status::waitingBytes).reversed())
                .limit(SHOWN)
                .map(view -> view.member().nick() + " " + waitingBytes(view) + " B")
                .collect(Collectors.joining(", "));
    }

    private static long waitingBytes(SessionView view) {
        return view.connected().map(there -> there.waiting().bytes()).orElse(0L);
    }

    private String commits() {
        Optional<Duration> fastest = lastCommits.stream().min(Comparator.naturalOrder());
        Optional<Duration> slowest = lastCommits.stream().max(Comparator.naturalOrder());
        return fastest.isEmpty()
                ? "no commits"
                : "the last " + lastCommits.size() + " commits took " + millis(fastest.get()) + " to "
                        + millis(slowest.orElseThrow()) + " ms";
    }

    private static String millis(Duration took) {
        return String.format(Locale.ROOT, "%.1f", took.toNanos() / 1e6);
    }

    private static String or(String nothing, String something) {
        return something.isEmpty() ? nothing : something;
    }
}
