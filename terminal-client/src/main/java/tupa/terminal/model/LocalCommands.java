package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Request;
import tupa.wire.Status;
import tupa.wire.command.LocalCommand;
import tupa.wire.text.Texts;

/** Carries out what the user asks of this program and not of the server. */
final class LocalCommands implements LocalCommand.Visitor<Done> {
    /** As many places as can be looked at without scrolling. */
    private static final int FOUND = 20;

    private final Rooms rooms;
    private final Directory directory;
    private final Sending sending;
    private final Wishes wishes;
    private final Out out;
    /** About whom the server has been asked. */
    private final Deque<String> wanted = new ArrayDeque<>();

    LocalCommands(Rooms rooms, Sending sending, Wishes wishes, Out out) {
        this.rooms = rooms;
        this.directory = new Directory(rooms);
        this.sending = sending;
        this.wishes = wishes;
        this.out = out;
    }

    @Override
    public Done go(LocalCommand.Go go) {
        switch (go.where().toLowerCase(Locale.ROOT)) {
            case "unread" -> unread();
            case "back" -> rooms.before().or(rooms::front).ifPresent(rooms::bring);
            default ->
                directory
                        .like(go.where())
                        .ifPresentOrElse(rooms::bring, () -> out.show(Line.error(Texts.NO_ROOM_LIKE.with(go.where()))));
        }
        return DONE;
    }

    void unread() {
        directory.unread().ifPresentOrElse(rooms::bring, () -> out.show(Line.info(Texts.NOTHING_NEW.with())));
    }

    /** Where a room has a place of its own, the place is shown there; else the lines are shown again. */
    @Override
    public Done search(LocalCommand.Search search) {
        if (rooms.shown() == Setup.Shown.APART) {
            out.act(new Effects.Act.Find(search.text()));
        } else {
            search.text().ifPresentOrElse(this::showAgain, () -> out.show(Line.error(Texts.TEXT_MISSING.with())));
        }
        return DONE;
    }

    private void showAgain(String text) {
        String wantedText = text.toLowerCase(Locale.ROOT);
        List<Line> found = rooms.timeline()
                .lines()
                .filter(line -> line.author().isPresent())
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wantedText))
                .toList();
        out.print(Line.info(Texts.FOUND.with(found.size(), text)));
        found.subList(Math.max(0, found.size() - FOUND), found.size()).forEach(out::print);
    }

    @Override
    public Done markRead(LocalCommand.MarkRead read) {
        rooms.all().forEach(room -> {
            room.read();
            room.timeline.unmark();
        });
        return DONE;
    }

    @Override
    public Done markUnread(LocalCommand.MarkUnread unread) {
        rooms.timeline().markLast(unread.count());
        return DONE;
    }

    @Override
    public Done ignore(LocalCommand.Ignore ignore) {
        ignore.nick().ifPresentOrElse(this::ignore, this::tellIgnored);
        return DONE;
    }

    private void ignore(String name) {
        Nick.parse(name)
                .ifPresentOrElse(
                        nick -> {
                            wishes.ignore(nick);
                            out.show(Line.info(Texts.IGNORED.with(nick)));
                        },
                        () -> out.show(Line.error(Texts.ERROR_NICK_INVALID.with())));
    }

    private void tellIgnored() {
        String names = wishes.ignored().stream().map(Nick::value).collect(Collectors.joining(", "));
        out.show(Line.info(names.isEmpty() ? Texts.NOBODY_IGNORED.with() : Texts.IGNORED_ARE.with(names)));
    }

    @Override
    public Done unignore(LocalCommand.Unignore unignore) {
        boolean was = Nick.parse(unignore.nick()).map(wishes::heed).orElse(false);
        out.show(Line.info((was ? Texts.HEEDED : Texts.NOT_IGNORED).with(unignore.nick())));
        return DONE;
    }

    @Override
    public Done whois(LocalCommand.Whois whois) {
        List<Room> shared = rooms.all().stream()
                .filter(room -> member(room, whois.nick()).isPresent())
                .toList();
        if (!shared.isEmpty()) {
            tellAbout(member(shared.get(0), whois.nick()).orElseThrow(), shared);
        } else if (out.linked()) {
            wanted.add(whois.nick());
            out.ask(new Request.Users(Optional.empty()), Out.Why.WHOIS);
        } else {
            out.show(Line.error(Texts.NOT_CONNECTED.with()));
        }
        return DONE;
    }

    private static Optional<Member> member(Room room, String nick) {
        return find(room.members.sorted(), nick);
    }

    private static Optional<Member> find(List<Member> members, String nick) {
        return members.stream()
                .filter(member -> member.nick()
                        .key()
                        .equals(Nick.parse(nick).map(Nick::key).orElse("")))
                .findFirst();
    }

    /** Everybody who is connected, because somebody was sought who is in none of the user's rooms. */
    void found(List<Member> everybody) {
        Optional.ofNullable(wanted.poll())
                .ifPresent(nick -> find(everybody, nick)
                        .ifPresentOrElse(
                                member -> tellAbout(member, List.of()),
                                () -> out.show(Line.error(Texts.ERROR_NO_SUCH_USER.with()))));
    }

    /** The connection on which was asked is gone. */
    void connectionEnded() {
        wanted.clear();
    }

    private void tellAbout(Member member, List<Room> shared) {
        String status = (member.status() == Status.AWAY ? Texts.IS_AWAY : Texts.IS_HERE).with();
        String labels = shared.stream().map(room -> room.label).collect(Collectors.joining(", "));
        out.show(Line.info(
                labels.isEmpty()
                        ? Texts.WHOIS_ELSEWHERE.with(member.nick(), status, member.user())
                        : Texts.WHOIS.with(member.nick(), status, member.user(), labels)));
    }

    @Override
    public Done resend(LocalCommand.Resend resend) {
        int count = rooms.front()
                .map(room -> sending.resend(room.address, room.label))
                .orElse(0);
        if (count == 0) {
            out.show(Line.info(Texts.NOTHING_TO_RESEND.with()));
        }
        return DONE;
    }

    @Override
    public Done export(LocalCommand.Export export) {
        out.act(new Effects.Act.Export(export.file(), rooms.timeline().lines().toList()));
        return DONE;
    }

    @Override
    public Done set(LocalCommand.Set set) {
        out.act(new Effects.Act.Adjust(set));
        return DONE;
    }

    @Override
    public Done theme(LocalCommand.Theme theme) {
        out.act(new Effects.Act.Adjust(theme));
        return DONE;
    }

    @Override
    public Done bind(LocalCommand.Bind bind) {
        out.act(new Effects.Act.Adjust(bind));
        return DONE;
    }
}
