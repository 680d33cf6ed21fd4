package tupa.core.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tupa.core.connection.Parcel;
import tupa.wire.UserId;

/**
 * The places of one room whose connections one thread serves. That thread offers them what the relay posts, so that the
 * threads of a server share the work of a big room, and each finds at hand what it has touched a moment ago when it then
 * writes. Whatever else the relay does with a place here, it has to {@link #deliver} first: then nothing overtakes a post.
 */
final class Section {
    /** Events that follow each other, and what a viewer is told of them. */
    record Post(long first, long last, Function<UserId, Parcel> parcel) {}

    private final Executor thread;
    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, and so is who of them is level. */
    private final List<Place> places = new ArrayList<>();

    Section(Executor thread) {
        this.thread = thread;
    }

    void add(Place place) {
        lock.lock();
        try {
            places.add(place);
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are any left. */
    boolean remove(Place place) {
        lock.lock();
        try {
            places.remove(place);
            return !places.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Has this offered to all who are level, soon. For the relay, as everything here but what the thread does. */
    void post(Post post) {
        posts.add(post);
        if (!awaited.getAndSet(true)) {
            thread.execute(this::run);
        }
    }

    /** Offers what was posted, here and now; if the thread is about it, waits until it is done. */
    void deliver() {
        lock.lock();
        try {
            offerPosts();
        } finally {
            lock.unlock();
        }
    }

    /** The thread's part. It never waits: when the relay is here, it has offered all there is, or is about to. */
    private void run() {
        if (lock.tryLock()) {
            try {
                offerPosts();
            } catch (RuntimeException bug) {
                // The post is still there: the relay is to meet the bug in a turn of its own, and to end by it.
                places.get(0).drained.run();
                throw bug;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Only what is here by now: for what comes meanwhile the thread is called again, and can write before that. */
    private void offerPosts() {
        awaited.set(false);
        for (int left = posts.size(); left > 0; left--) {
            Post post = posts.element();
            for (Place place : places) {
                if (place.level) {
                    place.offer(post);
                }
            }
            posts.remove();
        }
    }
}
