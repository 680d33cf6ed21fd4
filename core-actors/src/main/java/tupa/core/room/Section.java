package tupa.core.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tupa.core.connection.Parcel;
import tupa.wire.UserId;

/**
 * The places of one room whose connections one thread serves. That thread offers them what the relay posts, so that the
 * threads of a server share the work of a big room, and each finds at hand what it has touched a moment ago when it then
 * writes. Whatever else the relay does with a place here, it has to {@link #deliver} first: then nothing overtakes a post,
 * and all is as if the relay had offered it.
 */
final class Section {
    /** Events that follow each other, and what a viewer is told of them. */
    record Post(long first, long last, Function<UserId, Parcel> parcel) {}

    private final Executor thread;
    private final List<Place> places = new ArrayList<>();
    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awaited = new AtomicBoolean();

    Section(Executor thread) {
        this.thread = thread;
    }

    synchronized void add(Place place) {
        places.add(place);
    }

    /** Whether there are any left. */
    synchronized boolean remove(Place place) {
        places.remove(place);
        return !places.isEmpty();
    }

    /** Has this offered to all who are level, soon. */
    void post(Post post) {
        posts.add(post);
        if (!awaited.getAndSet(true)) {
            thread.execute(this::deliver);
        }
    }

    /** Offers what was posted, here and now; if the thread is about it, waits until it is done. */
    synchronized void deliver() {
        awaited.set(false);
        for (Post post = posts.poll(); post != null; post = posts.poll()) {
            for (Place place : places) {
                if (place.level) {
                    place.offer(post);
                }
            }
        }
    }
}
