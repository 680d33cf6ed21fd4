package tupa.testkit.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tupa.testkit.LineClient;

/** Somebody with a bare terminal. He reads as a person does: what he knows he has from the lines he was shown. */
public final class LineChatter implements Chatter {
    private static final String TIME = "\\[\\d\\d:\\d\\d:\\d\\d] ";
    private static final Pattern SAID = Pattern.compile(TIME + "(?:#(\\S+) )?([^\\s:]+): (.*)");
    private static final Pattern REFUSED = Pattern.compile("!!! ([a-z_]+): ");

    private final LineClient client;
    private final Set<String> rooms = new LinkedHashSet<>();
    private String front = "";
    private String nick = "";
    private int read;

    private LineChatter(LineClient client) {
        this.client = client;
    }

    /** Connects to {@code tcp://}, and waits to be asked for his nick. */
    public static LineChatter connect(String url) {
        LineChatter chatter = new LineChatter(LineClient.connect(url));
        chatter.client.awaitPrompt("Nick: ");
        return chatter;
    }

    @Override
    public Optional<String> come(String as, String room) {
        if (nick.isEmpty()) {
            Optional<String> refusal = enterNick(as);
            if (refusal.isPresent()) {
                return refusal;
            }
            nick = as;
        }
        return ask(room, "*** Joined room: " + room + " ***").or(() -> entered(room));
    }

    private Optional<String> enterNick(String as) {
        int before = client.lines().size();
        client.type(as);
        return client.awaitPromptOrLine("): ", before)
                ? Optional.empty()
                : refusal(client.awaitAfter(before, line -> true));
    }

    private Optional<String> entered(String room) {
        rooms.add(room);
        front = room;
        client.await("*** " + nick + " joined #" + room + " ***");
        return Optional.empty();
    }

    @Override
    public Optional<String> join(String room) {
        return ask("/join " + room, "*** Joined room: " + room + " ***").or(() -> entered(room));
    }

    @Override
    public Optional<String> leave(String room) {
        return ask("/leave " + room, "*** Left room: " + room + " ***").or(() -> {
            rooms.remove(room);
            if (rooms.isEmpty()) {
                String home = after(line -> line.startsWith("*** You are in #")).replaceAll("^.*#(\\S+) now.*$", "$1");
                rooms.add(home);
            }
            front = rooms.iterator().next();
            return Optional.empty();
        });
    }

    @Override
    public Optional<String> say(String room, String text) {
        goTo(room);
        String place = rooms.size() > 1 ? "#" + room + " " : "";
        return ask(text, place + nick + ": " + text);
    }

    private void goTo(String room) {
        if (!front.equals(room)) {
            ask("/join " + room, "*** Joined room: " + room + " ***");
            front = room;
        }
    }

    @Override
    public Optional<String> tell(String to, String text) {
        return ask("/msg " + to + " " + text, "*** Private message sent to " + to + " ***");
    }

    @Override
    public Optional<String> rename(String now) {
        return ask("/nick " + now, "*** " + nick + " is now known as " + now + " ***")
                .or(() -> {
                    nick = now;
                    return Optional.empty();
                });
    }

    @Override
    public void topic(String room, String topic) {
        goTo(room);
        ask("/topic " + topic, "*** " + nick + " set the topic: " + topic + " ***");
    }

    @Override
    public List<String> users(String room) {
        return names("/users #" + room, "Users in #" + room + ": ");
    }

    @Override
    public List<String> everybody() {
        return names("/users all", "Connected users: ");
    }

    private List<String> names(String command, String start) {
        read = client.lines().size();
        client.type(command);
        String line = after(shown -> shown.startsWith(start));
        return List.of(line.substring(start.length()).split(", "));
    }

    @Override
    public List<String> rooms() {
        read = client.lines().size();
        client.type("/rooms");
        String header = after(line -> line.startsWith("Rooms: "));
        int count = Integer.parseInt(header.substring("Rooms: ".length()));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(after(line -> line.startsWith("#")).replaceAll("^#(\\S+) .*$", "$1"));
        }
        return names;
    }

    @Override
    public List<Said> heardUpTo(String room, Said last) {
        client.await(line -> said(line, room).filter(last::equals).isPresent());
        return heard(room);
    }

    @Override
    public List<Said> heard(String room) {
        return client.lines().stream()
                .flatMap(line -> said(line, room).stream())
                .toList();
    }

    /** Where no room is named, there is but one. */
    private Optional<Said> said(String line, String room) {
        Matcher matcher = SAID.matcher(line);
        return Optional.of(matcher)
                .filter(Matcher::matches)
                .filter(found ->
                        Optional.ofNullable(found.group(1)).orElse(front).equals(room))
                .map(found -> new Said(found.group(2), found.group(3)));
    }

    @Override
    public void awaitTold(Said said) {
        client.await("[PRIVATE] " + said.nick() + ": " + said.text());
    }

    @Override
    public void awaitJoined(String room, String who) {
        client.await("*** " + who + " joined #" + room + " ***");
    }

    @Override
    public void awaitLeft(String room, String who) {
        client.await(line -> line.contains("*** " + who + " left #" + room));
    }

    @Override
    public void awaitRenamed(String old, String now) {
        client.await("*** " + old + " is now known as " + now + " ***");
    }

    @Override
    public void awaitTopic(String room, String topic) {
        client.await("set the topic: " + topic + " ***");
    }

    @Override
    public void quit() {
        client.type("/quit");
        client.await("*** Goodbye. ***");
        awaitEnd();
    }

    @Override
    public void awaitEnd() {
        client.awaitEnd();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Types a line, and waits for what tells that it was done, or for why it was not. */
    private Optional<String> ask(String line, String done) {
        read = client.lines().size();
        client.type(line);
        return refusal(after(shown -> shown.endsWith(done) || refusal(shown).isPresent()));
    }

    /** Waits for the next line that fits, after the last one that was waited for. */
    private String after(Predicate<String> fits) {
        String found = client.awaitAfter(read, fits);
        read = read + 1 + client.lines().stream().skip(read).toList().indexOf(found);
        return found;
    }

    /** It may stand behind a question. */
    private static Optional<String> refusal(String line) {
        Matcher refused = REFUSED.matcher(line);
        return refused.find() ? Optional.of(refused.group(1)) : Optional.empty();
    }
}
