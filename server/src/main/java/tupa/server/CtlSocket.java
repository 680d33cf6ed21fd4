package tupa.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket {@code tupa.sock} in the data directory, by which {@code tupa ctl} reaches a server. Only the owner of the
 * process may connect. Where there can be none, the log says why, and the server does without.
 */
final class CtlSocket implements AutoCloseable {
    static final String FILE = "tupa.sock";

    /** Bytes. Systems differ in what the path of a socket may have, and none of them takes much more. */
    static final int PATH_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CtlSocket.class);

    private final Path path;
    private final Object identity;
    private final ServerSocketChannel channel;

    private CtlSocket(Path path, Object identity, ServerSocketChannel channel) {
        this.path = path;
        this.identity = identity;
        this.channel = channel;
    }

    /** Takes commands from now on, and carries them out as the table says. */
    static Optional<CtlSocket> open(Path directory, CommandTable commands) {
        Path path = directory.resolve(FILE);
        try {
            Optional<String> obstacle = obstacle(path);
            if (obstacle.isEmpty()) {
                CtlSocket socket = bind(directory, path);
                new CtlServer(socket.channel, commands).start();
                return Optional.of(socket);
            }
            LOG.warn("There is no tupa ctl for this server: {}", obstacle.get());
        } catch (IOException | UnsupportedOperationException failed) {
            LOG.warn("There is no tupa ctl for this server: {} cannot be opened: {}", path, failed.toString());
        }
        return Optional.empty();
    }

    /** What stands in the way. The socket of a server that is gone does not: nobody listens there. */
    private static Optional<String> obstacle(Path path) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_MAX) {
            return Optional.of("the path of its socket, " + path + ", would have more than " + PATH_MAX + " bytes");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!attributes(path).isOther()) {
            return Optional.of(path + " is something else than a socket");
        }
        try (SocketChannel living = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return Optional.of("another server answers at " + living.getRemoteAddress());
        } catch (ConnectException nobody) {
            return Optional.empty();
        }
    }

    /**
     * Made where nobody but the owner gets at it, given its rights there, and moved into place: so there is no moment in
     * which others could connect, and whoever looks finds the old one or the new.
     */
    private static CtlSocket bind(Path directory, Path path) throws IOException {
        Files.createDirectories(directory);
        Path nest =
                directory.resolve(".c" + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX));
        Path made = nest.resolve("s");
        Files.deleteIfExists(made);
        Files.deleteIfExists(nest);
        Files.createDirectory(nest, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(made));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Object identity = attributes(made).fileKey();
            Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
            return new CtlSocket(path, identity, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            Files.deleteIfExists(made);
            throw failed;
        } finally {
            Files.deleteIfExists(nest);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Takes no more commands. The file goes too, unless it is another's by now. */
    @Override
    public void close() {
        try {
            channel.close();
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && identity.equals(attributes(path).fileKey())) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            LOG.warn("{} could not be removed: {}", path, failed.toString());
        }
    }
}
