package tupa.terminal.tool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tupa.wire.Answer;
import tupa.wire.JsonCodec;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** Prints who and what there is on a server. */
final class Lists {
    private final Call call;
    private final Options options;

    Lists(Call call) {
        this.call = call;
        this.options = call.options();
    }

    void rooms() throws Failed {
        options.noWords();
        Instant until = call.until();
        try (Feed feed = call.feed(false, Optional.empty())) {
            feed.begin(until);
            Reply.RoomList list = rooms(feed, until);
            print(list, list.rooms().stream().map(Lists::row).toList());
        }
    }

    private static Reply.RoomList rooms(Feed feed, Instant until) throws Failed {
        return Feed.expect(Reply.RoomList.class, feed.ask(new Request.Rooms(Optional.empty()), until));
    }

    private static String row(Reply.RoomInfo room) {
        return room.room() + "\t" + room.members() + "\t" + Clean.line(room.topic());
    }

    void users() throws Failed {
        Instant until = call.until();
        Optional<RoomName> room = options.has(Flag.USERS_ROOM) ? call.basics().room() : Optional.empty();
        try (Feed feed = call.feed(false, Optional.empty())) {
            feed.begin(until);
            print(others(feed, room.isPresent() ? members(feed, room.get(), until) : everybody(feed, until)));
        }
    }

    private static List<Member> everybody(Feed feed, Instant until) throws Failed {
        return Feed.expect(Reply.UserList.class, feed.ask(new Request.Users(Optional.empty()), until))
                .users();
    }

    /** Only members may see who is in a room; but whoever enters one that is not there would make it. */
    private static List<Member> members(Feed feed, RoomName room, Instant until) throws Failed {
        if (rooms(feed, until).rooms().stream().noneMatch(info -> info.room().equals(room))) {
            throw new Failed(Ending.NO_SUCH, Texts.TOOL_NO_SUCH_ROOM.with("#" + room));
        }
        return feed.enter(room, until).members();
    }

    private static List<Member> others(Feed feed, List<Member> all) {
        return all.stream()
                .filter(member -> !member.user().equals(feed.me().user()))
                .toList();
    }

    void whois() throws Failed {
        if (options.words().size() != 1) {
            throw Options.wrong("one nick is wanted");
        }
        String name = options.words().get(0);
        Optional<String> key = Nick.parse(name).map(Nick::key);
        Instant until = call.until();
        try (Feed feed = call.feed(false, Optional.empty())) {
            feed.begin(until);
            List<Member> found = others(feed, everybody(feed, until)).stream()
                    .filter(member -> key.filter(member.nick().key()::equals).isPresent())
                    .toList();
            if (found.isEmpty()) {
                throw new Failed(Ending.NO_SUCH, Texts.TOOL_NO_SUCH_USER.with(Clean.line(name)));
            }
            print(found);
        }
    }

    private void print(List<Member> members) throws Failed {
        print(new Reply.UserList(members), members.stream().map(Lists::row).toList());
    }

    private static String row(Member member) {
        return member.nick() + "\t" + member.status().wire() + "\t" + member.user();
    }

    private void print(Reply list, List<String> rows) throws Failed {
        if (options.has(Flag.ANSWER)) {
            call.output().line(JsonCodec.encode(new Answer(Optional.empty(), list)));
        } else {
            for (String row : rows) {
                call.output().line(row);
            }
        }
    }
}
