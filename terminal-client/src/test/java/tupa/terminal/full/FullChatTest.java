package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.wire.Person;

/** The full screen, as the user sees it. */
final class FullChatTest {
    private static final String ENTER = "\r";

    private FullChat full = open();
    private final Person bob = full.chat.guest("Bob", "lobby", "dev");

    private static FullChat open() {
        try {
            return new FullChat(100, 30);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        full.see("● online · Alice · 1:#lobby", "[#lobby]", "-- Alice joined the chat");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        full.close();
    }

    @Test
    void demo() {
        full.chat.say(bob, "lobby", "hello");
        full.see("Bob     hello");
        full.keys("hi there" + ENTER).see("Alice   hi there");
        full.keys("/join dev" + ENTER).see("2 #dev");
        full.chat.say(bob, "lobby", "one");
        full.chat.say(bob, "lobby", "alice: two");
        full.see("1 #lobby     2!");
        full.keys("half typed");
        full.seeInput("[#dev] half typed");
        System.out.println(full.text());
        full.keys("/j\t");
        System.out.println(full.text());
        assertThat(1).isEqualTo(1);
    }
}
