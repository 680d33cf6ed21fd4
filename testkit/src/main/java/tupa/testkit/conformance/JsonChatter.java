package tupa.testkit.conformance;

import java.util.List;
import java.util.Optional;
import tupa.testkit.ScriptedClient;
import tupa.testkit.Transcript;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** A program that speaks JSON, over WebSocket or in frames. */
public final class JsonChatter implements Chatter {
    private final String url;
    private Optional<ScriptedClient> connected = Optional.empty();

    private JsonChatter(String url) {
        this.url = url;
    }

    /** Will connect to {@code ws://} or {@code tcp://} when he comes: on plain TCP whoever waits is taken for a person. */
    public static JsonChatter connect(String url) {
        return new JsonChatter(url);
    }

    private ScriptedClient client() {
        return connected.orElseThrow(() -> new IllegalStateException("he has not come yet"));
    }

    @Override
    public Optional<String> come(String nick, String room) {
        if (connected.isEmpty()) {
            connected = Optional.of(ScriptedClient.connect(url));
        }
        Optional<String> refusal = refusal(client().ask(ScriptedClient.hello(nick, Optional.of(List.of()))));
        return refusal.isPresent() ? refusal : join(room);
    }

    @Override
    public Optional<String> join(String room) {
        Optional<String> refusal =
                refusal(client().ask(new Request.Join(new RoomName(room), Optional.empty(), Limits.REPLAY)));
        if (refusal.isEmpty()) {
            client().awaitTranscript(room, Transcript::isLive);
        }
        return refusal;
    }

    @Override
    public Optional<String> leave(String room) {
        return refusal(client().ask(new Request.Leave(new RoomName(room))));
    }

    @Override
    public Optional<String> say(String room, String text) {
        return refusal(client().ask(client().post(room, text)));
    }

    @Override
    public Optional<String> tell(String nick, String text) {
        return refusal(client().ask(new Request.Dm(nick, client().nextCid(), text)));
    }

    @Override
    public Optional<String> rename(String nick) {
        return refusal(client().ask(new Request.ChangeNick(new Nick(nick))));
    }

    @Override
    public void topic(String room, String topic) {
        client().ask(new Request.SetTopic(new RoomName(room), topic), Reply.Done.class);
    }

    @Override
    public List<String> users(String room) {
        return names(new Request.Users(Optional.of(new RoomName(room))));
    }

    @Override
    public List<String> everybody() {
        return names(new Request.Users(Optional.empty()));
    }

    private List<String> names(Request.Users users) {
        return client().ask(users, Reply.UserList.class).users().stream()
                .map(Member::nick)
                .map(Nick::value)
                .toList();
    }

    @Override
    public List<String> rooms() {
        return client().ask(new Request.Rooms(Optional.empty()), Reply.RoomList.class).rooms().stream()
                .map(info -> info.room().value())
                .toList();
    }

    @Override
    public List<Said> heardUpTo(String room, Said last) {
        return said(
                client().awaitTranscript(room, transcript -> said(transcript).contains(last)));
    }

    @Override
    public List<Said> heard(String room) {
        client().fence();
        return said(client().transcript(room));
    }

    private static List<Said> said(Transcript transcript) {
        return transcript.events().stream()
                .filter(Event.Message.class::isInstance)
                .map(Event.Message.class::cast)
                .map(message -> new Said(message.from().nick().value(), message.text()))
                .toList();
    }

    @Override
    public void awaitTold(Said said) {
        client().expect(
                        Event.Dm.class,
                        dm -> dm.text().equals(said.text())
                                && dm.from().nick().value().equals(said.nick()));
    }

    @Override
    public void awaitJoined(String room, String nick) {
        client().expect(
                        Event.Joined.class,
                        joined -> joined.room().value().equals(room)
                                && is(joined.who().nick(), nick));
    }

    @Override
    public void awaitLeft(String room, String nick) {
        client().expect(
                        Event.Left.class,
                        left -> left.room().value().equals(room)
                                && is(left.who().nick(), nick));
    }

    @Override
    public void awaitRenamed(String old, String now) {
        client().expect(
                        Event.NickChanged.class,
                        change -> is(change.old(), old) && is(change.who().nick(), now));
    }

    private static boolean is(Nick nick, String name) {
        return nick.value().equals(name);
    }

    @Override
    public void awaitTopic(String room, String topic) {
        client().expect(
                        Event.TopicChanged.class,
                        change -> change.room().value().equals(room)
                                && change.topic().equals(topic));
    }

    @Override
    public void quit() {
        client().ask(new Request.Bye(Optional.empty()), Reply.Done.class);
        awaitEnd();
    }

    @Override
    public void awaitEnd() {
        client().closeCode();
    }

    @Override
    public void close() {
        connected.ifPresent(ScriptedClient::drop);
    }

    private static Optional<String> refusal(Reply reply) {
        return reply instanceof Reply.Refusal refusal
                ? Optional.of(refusal.code().wire())
                : Optional.empty();
    }
}
