package tupa.core.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own: a cluster in a temporary directory, reachable on a port of the loopback and nowhere else, with
 * passwords. It ends, and all its files go, when it is closed, at the latest with this process. To be used by one thread.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String ADMIN_PASSWORD = "admin-word";
    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 5;

    private final PostgresPrograms programs;
    private final Path directory;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private final Thread reaper = new Thread(this::end, "postgres-reaper");

    private PostgresServer(PostgresPrograms programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** Makes the cluster, starts it and returns once it can be connected to. */
    static PostgresServer create(PostgresPrograms programs) {
        try {
            Path directory = Files.createTempDirectory("tupa-postgres");
            PostgresPrograms.handOver(directory);
            initialise(programs, directory);
            PostgresServer server = startSomewhere(programs, directory);
            server.execute("create role tupa login password '" + PostgresDatabase.PASSWORD + "'");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void initialise(PostgresPrograms programs, Path directory) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), ADMIN_PASSWORD);
        PostgresPrograms.handOver(password);
        programs.run(
                directory,
                "initdb",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
                "--username=" + PostgresPrograms.USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--pgdata=" + directory.resolve("data"));
    }

    /** A port that is free now may be taken a moment later. */
    private static PostgresServer startSomewhere(PostgresPrograms programs, Path directory) throws IOException {
        for (int attempt = 1; ; attempt++) {
            PostgresServer server = new PostgresServer(programs, directory, freePort());
            try {
                server.start();
                Runtime.getRuntime().addShutdownHook(server.reaper);
                return server;
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, on the port it had, after {@link #stopImmediately}; returns once it can be connected to. */
    public void start() {
        String settings = "-h " + HOST + " -p " + port + " -k '' -c shared_buffers=16MB -c max_connections=50";
        control("start", "-l", directory.resolve("server.log").toString(), "-o", settings);
    }

    /** Ends it as a crash would: nobody is waited for, and the next start recovers. */
    public void stopImmediately() {
        control("stop", "-m", "immediate");
    }

    /** Suspends all of its processes: connections stay, and nothing is answered until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
        // The main one first, so that it begins no more.
        Stream.concat(Stream.of(main), main.children()).forEach(process -> signal(process, signal));
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private long pid() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("data/postmaster.pid"), StandardCharsets.UTF_8);
            return Long.parseLong(lines.get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database, which belongs to a role without further rights. */
    public PostgresDatabase createDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " owner tupa");
        return new PostgresDatabase(name, HOST, port);
    }

    /** Executes one statement as the one who may do everything. */
    public void execute(String sql) {
        execute("postgres", sql);
    }

    /** The same in one of the databases. */
    public void execute(PostgresDatabase database, String sql) {
        execute(database.name(), sql);
    }

    private void execute(String database, String sql) {
        String url = "jdbc:postgresql://" + HOST + ":" + port + "/" + database + "?socketTimeout=60";
        try (Connection connection = DriverManager.getConnection(url, PostgresPrograms.USER, ADMIN_PASSWORD)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private boolean isRunning() {
        return Files.exists(directory.resolve("data/postmaster.pid"));
    }

    private void control(String action, String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("-D", directory.resolve("data").toString(), "-w", "-t", "60"), Stream.of(arguments))
                .toList();
        programs.run(
                directory,
                "pg_ctl",
                Stream.concat(Stream.of(action), all.stream()).toArray(String[]::new));
    }

    /** Ends it and deletes its files. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private void end() {
        if (isRunning()) {
            thaw();
            stopImmediately();
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
