package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.TupaServerExtension;

/** The sample sessions of requirements 000 and 002 over a WebSocket: each line has one in the same place, of the same person. */
class SampleOnTheWireTest {
    @RegisterExtension
    final TupaServerExtension tupa = TupaServerExtension.with("");

    @Test
    @Seed({"S0-01", "S0-31", "S0-37", "S0-38", "S0-42"})
    void the_session_of_the_web_socket_example() {
        try (JsonPeer bob = new JsonPeer(tupa.server().url());
                JsonPeer alice = new JsonPeer(tupa.server().url())) {
            bob.say("{'type':'hello','v':1,'id':'hello','nick':'Bob'}");
            bob.hears("Bob joined lobby");
            alice.say("{'type':'hello','v':1,'id':'hello','nick':'Alice'}");
            alice.hears("Alice joined lobby");
            bob.hears("Alice joined lobby");
            alice.say("{'type':'join','id':'/join','room':'dev'}");
            alice.hears("/join: joined dev");
            alice.say("{'type':'leave','id':'/leave','room':'lobby'}");
            alice.hears("/leave: Done");
            alice.say("{'type':'post','room':'dev','cid':'a','text':'Hello everyone!'}");
            alice.hears("message in dev from Alice: Hello everyone!");
            bob.say("{'type':'users','id':'/users'}");
            bob.hears("/users: users [Alice, Bob]");
            bob.say("{'type':'dm','id':'/msg','to':'Alice','cid':'b','text':'Hi Alice!'}");
            bob.hears("/msg: sent to Alice");
            alice.hears("private from Bob to Alice: Hi Alice!");

            assertThat(alice.told())
                    .containsSubsequence(
                            "hello: welcome Alice in [lobby]",
                            "Alice joined lobby",
                            "/join: joined dev",
                            "/leave: Done",
                            "message in dev from Alice: Hello everyone!",
                            "private from Bob to Alice: Hi Alice!");
            assertThat(bob.told())
                    .containsSubsequence(
                            "hello: welcome Bob in [lobby]",
                            "Bob joined lobby",
                            "Alice joined lobby",
                            "/users: users [Alice, Bob]",
                            "/msg: sent to Alice")
                    .noneMatch(line -> line.contains("Hello everyone!"));
        }
    }

    @Test
    @Seed({"S2-23", "S2-24", "S2-26", "S2-28"})
    void the_session_of_the_classroom_chat() {
        try (JsonPeer alice = new JsonPeer(tupa.server().url());
                JsonPeer bob = new JsonPeer(tupa.server().url())) {
            alice.say("{'type':'hello','v':1,'id':'hello','nick':'Alice'}");
            alice.hears("Alice joined lobby");
            alice.say("{'type':'post','room':'lobby','cid':'a','text':'Hello everyone!'}");
            alice.hears("message in lobby from Alice: Hello everyone!");
            bob.say("{'type':'hello','v':1,'nick':'Bob'}");
            bob.say("{'type':'post','room':'lobby','cid':'b','text':'Hi Alice!'}");
            alice.hears("message in lobby from Bob: Hi Alice!");
            alice.say("{'type':'join','id':'/join','room':'python'}");
            alice.hears("/join: joined python");
            bob.say("{'type':'join','room':'python'}");
            alice.hears("Bob joined python");
            alice.say("{'type':'dm','id':'/msg','to':'Bob','cid':'c','text':'How are you?'}");
            alice.hears("/msg: sent to Bob");
            bob.hears("private from Alice to Bob: How are you?");
            bob.say("{'type':'dm','to':'Alice','cid':'d','text':'I\\u0027m good, thanks!'}");
            alice.hears("private from Bob to Alice: I'm good, thanks!");

            assertThat(alice.told())
                    .containsSubsequence(
                            "hello: welcome Alice in [lobby]",
                            "Alice joined lobby",
                            "message in lobby from Alice: Hello everyone!",
                            "message in lobby from Bob: Hi Alice!",
                            "/join: joined python",
                            "Bob joined python",
                            "/msg: sent to Bob",
                            "private from Bob to Alice: I'm good, thanks!");
        }
    }
}
