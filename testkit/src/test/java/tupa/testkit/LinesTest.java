package tupa.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.Event;
import tupa.wire.LeftReason;

/** People who come with no client at all. */
final class LinesTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @Test
    void what_a_pipe_has_written_is_said_and_answered_before_the_server_closes() {
        ScriptedClient bob = TUPA.join("bob", "builds");
        try (LineClient robot = LineClient.connect(TUPA.server().tcpUrl())) {
            robot.send("robot\nbuilds\nbuild 76 is done\nbuild 77 is done".getBytes(UTF_8));
            robot.endInput();
            robot.awaitEnd();

            assertThat(robot.lines())
                    .anyMatch(line -> line.endsWith("] robot: build 76 is done"))
                    .anyMatch(line -> line.endsWith("] robot: build 77 is done"))
                    .endsWith("*** Goodbye. ***");
        }
        bob.expect(Event.Message.class, message -> message.text().equals("build 77 is done"));
        bob.expect(Event.Left.class, left -> left.reason() == LeftReason.QUIT);
    }

    @Test
    void what_is_pasted_below_a_command_is_for_the_room_that_the_command_leads_to() {
        ScriptedClient bob = TUPA.join("bob2", "lobby", "pasted");
        try (LineClient alice = LineClient.connect(TUPA.server().tcpUrl())) {
            alice.send("alice2\n\n/join pasted\nfor pasted\n/cd elsewhere\nfor elsewhere\n/leave\nfor all\n"
                    .getBytes(UTF_8));
            alice.await("] alice2: for all");
        }
        bob.expect(
                Event.Message.class,
                message -> message.text().equals("for pasted")
                        && message.room().value().equals("pasted"));
        bob.expect(
                Event.Message.class,
                message -> message.text().equals("for all")
                        && message.room().value().equals("lobby"));
    }

    @Test
    void text_below_the_leaving_of_the_only_room_is_for_the_lobby() {
        ScriptedClient bob = TUPA.join("bob3", "lobby");
        try (LineClient alice = LineClient.connect(TUPA.server().tcpUrl())) {
            alice.send("alice3\nalone\n/leave\nhome again\n".getBytes(UTF_8));
            alice.await("alice3: home again");
        }
        bob.expect(
                Event.Message.class,
                message -> message.text().equals("home again")
                        && message.room().value().equals("lobby"));
    }

    @Test
    void whoever_hangs_up_has_left_and_his_name_is_free() {
        ScriptedClient bob = TUPA.join("bob4", "lobby");
        try (LineClient alice = LineClient.connect(TUPA.server().tcpUrl())) {
            alice.send("alice4\n\n".getBytes(UTF_8));
            bob.expect(Event.Joined.class, joined -> joined.who().nick().value().equals("alice4"));
        }
        bob.expect(Event.Left.class, left -> left.who().nick().value().equals("alice4"));
        TUPA.join("alice4", "lobby");
    }

    @Test
    void nobody_waits_for_him_after_a_restart(@TempDir Path data) {
        TupaServer server = TupaServer.storingIn(data).start();
        LineClient alice = LineClient.connect(server.tcpUrl());
        alice.send("alice\n\nbefore\n".getBytes(UTF_8));
        alice.await("] alice: before");

        server.stop();
        alice.awaitEnd();
        server.start();

        try (LineClient again = LineClient.connect(server.tcpUrl())) {
            again.send("alice\n\n".getBytes(UTF_8));
            again.await("] alice: before");
            again.await("*** alice joined #lobby ***");
            assertThat(again.lines()).noneMatch(line -> line.contains("nick_taken"));
        } finally {
            alice.close();
            server.close();
        }
    }
}
