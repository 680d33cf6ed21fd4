package tupa.terminal.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** Asks in a room, and prints what somebody answers. */
final class Ask {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String NAME = "[\\p{L}\\p{M}\\p{Nd}_-]";

    private final Call call;
    private final Options options;

    Ask(Call call) {
        this.call = call;
        this.options = call.options();
    }

    void run() throws Failed {
        Duration patience = options.time(Flag.PATIENCE).orElse(PATIENCE);
        Instant until = call.world().clock().instant().plus(patience);
        Optional<Nick> from = from();
        String text = call.text();
        try (Feed feed = call.feed(true, Optional.empty())) {
            feed.begin(until);
            Reply.JoinDone room = feed.enter(call.room(feed), until);
            if (from.isPresent() && room.members().stream().noneMatch(member -> same(member.nick(), from.get()))) {
                throw new Failed(Ending.NO_SUCH, Texts.TOOL_NOT_THERE.with(from.get(), "#" + room.room()));
            }
            Request.Post question = new Request.Post(room.room(), Call.newCid(), text, Kind.TEXT);
            Reply.PostDone asked = Feed.expect(Reply.PostDone.class, Send.post(feed, question, text, until));
            call.output().line(answer(feed, question, asked, from, until));
        }
    }

    private Optional<Nick> from() throws Failed {
        Optional<String> given = options.value(Flag.FROM);
        Optional<Nick> nick = given.flatMap(Nick::parse);
        if (given.isPresent() && nick.isEmpty()) {
            throw Options.wrong("not a nick: " + given.get());
        }
        return nick;
    }

    private static boolean same(Nick one, Nick other) {
        return one.key().equals(other.key());
    }

    private String answer(Feed feed, Request.Post question, Reply.PostDone asked, Optional<Nick> from, Instant until)
            throws Failed {
        Optional<Item> item = feed.next(until);
        while (item.isPresent()) {
            if (item.get() instanceof Item.Told told
                    && told.event() instanceof Event.Message message
                    && message.room().equals(question.room())
                    && message.seq() > asked.seq()
                    && !message.from().user().equals(feed.me().user())
                    && from.map(nick -> same(message.from().nick(), nick)).orElse(true)) {
                Optional<String> answer = answer(message.text(), feed.me().nick());
                if (answer.isPresent()) {
                    return Clean.text(answer.get());
                }
            }
            item = feed.next(until);
        }
        throw new Failed(Ending.TIMEOUT, Texts.TOOL_NOT_ANSWERED.with("#" + question.room()));
    }

    /** The text, without the address that it begins with; empty when it is meant for others. */
    private Optional<String> answer(String text, Nick me) {
        String nick = "(?iu)@?" + Pattern.quote(me.value());
        boolean mentioned = Pattern.compile("(?<!" + NAME + ")" + nick + "(?!" + NAME + ")")
                .matcher(text)
                .find();
        String bare = text.replaceFirst("^\\s*" + nick + "(?!" + NAME + ")[:,]?\\s*", "");
        return options.has(Flag.ANY) || mentioned ? Optional.of(bare) : Optional.empty();
    }
}
