package tupa.server;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code tupa ctl}: gives a server that runs one command of its operator, and prints what it answers. */
public final class CtlMain {
    private CtlMain() {}

    public static void main(String[] args) {
        try {
            CtlArguments arguments = CtlArguments.parse(List.of(args));
            if (arguments.server().help()) {
                System.out.println(CtlArguments.HELP);
                return;
            }
            Answer answer = run(arguments);
            if (!answer.text().isEmpty()) {
                System.out.println(answer.text());
            }
            System.exit(answer.verdict().exitCode());
        } catch (StartFailure failure) {
            System.err.println("tupa ctl: " + failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    private static Answer run(CtlArguments arguments) {
        Path path = ServerSettings.of(arguments.server(), System.getenv(), Path.of(""))
                .dataDirectory()
                .resolve(CtlSocket.FILE);
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            ByteBuffer line = ByteBuffer.wrap((arguments.command() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                server.write(line);
            }
            byte[] answer = Channels.newInputStream(server).readAllBytes();
            return answer(new String(answer, StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException nobody) {
            throw StartFailure.refused("no server answers at " + path + ": " + nobody.getMessage(), nobody);
        }
    }

    /** The first line is the exit code. */
    static Answer answer(String received) {
        String[] parts = received.split("\n", 2);
        for (Answer.Verdict verdict : Answer.Verdict.values()) {
            if (parts[0].equals(Integer.toString(verdict.exitCode()))) {
                return new Answer(verdict, parts.length > 1 ? parts[1] : "", () -> {});
            }
        }
        throw StartFailure.refused("the server ended before it answered", new IOException("end of stream"));
    }
}
