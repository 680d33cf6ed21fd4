package tupa.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.core.store.Entry;
import tupa.core.store.RoomKey;
import tupa.wire.Cid;

/**
 * What the user has put into rooms and not been answered yet, in order. It outlives sockets and incarnations of rooms: a
 * room that comes back is given its part of it again, and the cid keeps that from appearing twice.
 */
final class Unanswered {
    private record Key(RoomKey room, Cid cid) {}

    /** An entry and the requests that wait for it, by their ids. */
    static final class Post {
        final RoomKey room;
        final Entry entry;
        private final List<Optional<String>> asked = new ArrayList<>();
        private int submissions;

        private Post(RoomKey room, Entry entry) {
            this.room = room;
            this.entry = entry;
        }

        /** The ids of the requests to answer, oldest first; all but the first were repeats. */
        List<Optional<String>> asked() {
            return List.copyOf(asked);
        }

        void askedBy(Optional<String> re) {
            asked.add(re);
        }

        void submitted() {
            submissions++;
        }

        /** A room was given it. */
        boolean isSubmitted() {
            return submissions > 0;
        }

        /** A room was given it that has ended since, and may have stored it. */
        boolean isInDoubt() {
            return submissions > 1;
        }
    }

    private final Map<Key, Post> posts = new LinkedHashMap<>();

    int size() {
        return posts.size();
    }

    /** How many requests wait beyond the first for each post. */
    int repeats() {
        return posts.values().stream()
                .mapToInt(post -> Math.max(0, post.asked.size() - 1))
                .sum();
    }

    boolean isAnyIn(RoomKey room) {
        return posts.keySet().stream().anyMatch(key -> key.room().equals(room));
    }

    Optional<Post> find(RoomKey room, Cid cid) {
        return Optional.ofNullable(posts.get(new Key(room, cid)));
    }

    Post add(RoomKey room, Entry entry) {
        Post post = new Post(room, entry);
        posts.put(new Key(room, entry.cid()), post);
        return post;
    }

    Optional<Post> remove(RoomKey room, Cid cid) {
        return Optional.ofNullable(posts.remove(new Key(room, cid)));
    }

    List<Post> in(RoomKey room) {
        return posts.values().stream().filter(post -> post.room.equals(room)).toList();
    }

    /** Ids are scoped to a connection: on the next one nobody waits for these answers. */
    void forgetIds() {
        posts.values().forEach(post -> post.asked.clear());
    }
}
