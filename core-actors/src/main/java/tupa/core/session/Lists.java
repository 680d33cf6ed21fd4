package tupa.core.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import tupa.core.connection.Parcel;
import tupa.core.room.EventView;
import tupa.core.room.PageWish;
import tupa.core.room.RoomInfo;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** Answers that are lists: pages of history, rooms, users. None is larger than a page may be. */
final class Lists {
    /** Bytes of one page; protocol.md promises it. Well within what answers may use of an outbox. */
    private static final int PAGE_BYTES = 256 * 1024;

    private static final long RETRY_MS = 1000;

    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final Optional<String> re;

    Lists(SessionState session, Surroundings around, Attachment attachment, Optional<String> re) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.re = re;
    }

    void history(Membership membership, Request.History history) {
        boolean before = history.before().isPresent();
        long seq = before ? history.before().getAsLong() : history.after().orElse(0);
        int limit = Math.min(history.limit(), session.settings().limits().pageMax());
        EventView view = new EventView(membership.key, membership.epoch().orElse(""));
        PageWish wish = new PageWish(before, seq, limit);
        Consumer<Optional<Page>> answer = page -> finish(page.<Reply>map(stored -> page(stored, view, before))
                .orElseGet(() -> Reply.Refusal.of(ErrorCode.STORAGE_UNAVAILABLE, RETRY_MS)));
        around.page(membership.key, wish, answer);
    }

    private Reply.Page page(Page page, EventView view, boolean before) {
        List<StoredEvent> nearestFirst = new ArrayList<>(page.events());
        if (before) {
            Collections.reverse(nearestFirst);
        }
        List<Event> events = new ArrayList<>(upToPage(
                nearestFirst.stream()
                        .map(event -> view.of(event, session.me().user()))
                        .toList(),
                event -> Parcel.of(event).bytes()));
        boolean more = page.events().isEmpty() ? false : hasMore(nearestFirst, events.size(), page, before);
        if (before) {
            Collections.reverse(events);
        }
        return new Reply.Page(events, more, page.oldest(), page.newest());
    }

    private static boolean hasMore(List<StoredEvent> nearestFirst, int shown, Page page, boolean before) {
        long last = nearestFirst.get(shown - 1).seq();
        return before ? last > page.oldest() : last < page.newest();
    }

    void rooms(Optional<String> filter) {
        String part = filter.orElse("").toLowerCase(Locale.ROOT);
        around.listRooms(infos -> {
            List<Reply.RoomInfo> all = infos.stream()
                    .flatMap(info -> info.key().room().map(name -> info(name, info)).stream())
                    .filter(info -> info.room().value().contains(part))
                    .sorted(Comparator.comparing(info -> info.room().value()))
                    .toList();
            List<Reply.RoomInfo> shown = upToPage(
                    all,
                    info -> 200
                            + 4 * (info.room().value().length() + info.topic().length()));
            finish(new Reply.RoomList(shown), shown.size(), all.size());
        });
    }

    void users(Optional<RoomKey> room) {
        room.ifPresentOrElse(
                key -> around.listMembers(
                        key,
                        members -> members.ifPresentOrElse(
                                this::users, () -> finish(Reply.Refusal.of(ErrorCode.BUSY, RETRY_MS)))),
                () -> around.everybody(this::users));
    }

    private void users(List<Member> members) {
        List<Member> shown = upToPage(
                members,
                member -> 60
                        + member.user().value().length()
                        + 4 * member.nick().value().length());
        finish(new Reply.UserList(shown), shown.size(), members.size());
    }

    private static Reply.RoomInfo info(RoomName name, RoomInfo info) {
        return new Reply.RoomInfo(name, info.members(), info.topic(), info.capacity(), info.seq());
    }

    /** As many as stay within a page, but at least the first. */
    private static <T> List<T> upToPage(List<T> all, ToIntFunction<T> size) {
        long bytes = 0;
        int count = 0;
        while (count < all.size() && (count == 0 || bytes + size.applyAsInt(all.get(count)) <= PAGE_BYTES)) {
            bytes += size.applyAsInt(all.get(count));
            count++;
        }
        return all.subList(0, count);
    }

    /** A list that is cut off must not look like a whole one. */
    private void finish(Reply reply, int shown, int all) {
        attachment.answer(re, reply);
        if (shown < all) {
            attachment.say(new Event.Notice("These are the first " + shown + " of " + all + "."));
        }
        session.finish(attachment);
    }

    private void finish(Reply reply) {
        attachment.answer(re, reply);
        session.finish(attachment);
    }
}
