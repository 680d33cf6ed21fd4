package tupa.testkit.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.testkit.audit.judge.Comparison;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Post;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Shown;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Person;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;

/** What one user does when the script calls upon him, as far as he can at that moment. */
final class Hands {
    private static final int HISTORY_MAX = 50;
    private static final int PAGE = 20;

    private final User user;
    private final Judge judge;
    private final Tally tally;
    private long said;

    Hands(User user, Judge judge, Tally tally) {
        this.user = user;
        this.judge = judge;
        this.tally = tally;
    }

    private String words(String kind) {
        return kind + " " + ++said + " of " + user.witness().name() + ", "
                + "la ".repeat(user.random().nextInt(30));
    }

    private Optional<Place> somewhere() {
        return somewhere(user.places().settled());
    }

    private Optional<Place> somewhere(List<Place> places) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(places.get(user.random().nextInt(places.size())));
    }

    /** Posts, also while he is not connected: then it is said when he is. */
    void post() {
        somewhere()
                .filter(place -> !user.sayings().isFull())
                .ifPresent(place -> user.person().ifPresent(me -> {
                    tally.add(Tally.Count.POSTS);
                    String text = words("word").strip();
                    Cid cid = cid();
                    Kind kind = user.random().nextInt(10) == 0 ? Kind.ACTION : Kind.TEXT;
                    Post post = judge.posts()
                            .add(user.witness(), new Post.Key(me.user(), place.room.value(), cid.value()), text);
                    boolean impatient = user.random().nextInt(20) == 0;
                    user.sayings()
                            .say(
                                    post,
                                    new Request.Post(place.room, cid, text, kind),
                                    Optional.of(place.room),
                                    impatient);
                }));
    }

    /** Says something in private, to an id or to a nick. */
    void whisper(Person to) {
        user.person().filter(me -> !user.sayings().isFull()).ifPresent(me -> {
            tally.add(Tally.Count.DMS);
            String text = words("whisper").strip();
            Cid cid = cid();
            String log = Shown.conversation(me.user(), to.user());
            Post post = judge.posts().add(user.witness(), new Post.Key(me.user(), log, cid.value()), text);
            String address =
                    user.random().nextBoolean() ? to.user().value() : to.nick().value();
            user.sayings().say(post, new Request.Dm(address, cid, text), Optional.empty(), false);
        });
    }

    private Cid cid() {
        return new Cid(user.witness().name() + "-" + said);
    }

    void setTopic() {
        if (!user.isOnline()) {
            return;
        }
        somewhere()
                .ifPresent(place -> user.person().ifPresent(me -> {
                    String text = words("topic").strip();
                    Post.Key key = Comparison.topicKey(me.user(), place.room.value(), text);
                    Post post = judge.posts().add(user.witness(), key, text);
                    user.ask(new Request.SetTopic(place.room, text), post::said, reply -> {
                        if (reply instanceof Reply.PostDone ack) {
                            judge.posts().acknowledged(post, ack);
                        } else if (reply instanceof Reply.Refusal refusal) {
                            judge.posts().refused(post, refusal);
                        }
                    });
                }));
    }

    /** Joins a room; {@code goOn} is to continue where he was when he left it. */
    void join(Place place, boolean goOn) {
        place.moving = true;
        Optional<Position> since = goOn ? place.track.lastSeen() : Optional.empty();
        Request.Join join = new Request.Join(place.room, since, user.random().nextInt(HISTORY_MAX + 1));
        String room = place.room.value();
        user.ask(join, () -> user.life().enters(room), reply -> {
            place.moving = false;
            if (reply instanceof Reply.JoinDone done) {
                place.mayAppear = false;
                place.track.entered(done.standing(), since);
                place.roll.list(done.members());
            } else {
                // Who could not be stored as a member may have been shown coming, and is shown going.
                user.life().departs(room);
            }
        });
    }

    /** Asks to join a room that he is in, which changes nothing. */
    void joinAgain() {
        somewhere()
                .ifPresent(place -> user.ask(new Request.Join(place.room, Optional.empty(), 0), () -> {}, reply -> {
                    if (reply instanceof Reply.JoinDone done) {
                        place.roll.list(done.members());
                    }
                }));
    }

    void leave() {
        List<Place> settled = user.places().settled();
        somewhere(settled)
                .filter(place -> settled.size() > 1)
                .filter(place -> !user.sayings().hasPendingIn(place.room))
                .ifPresent(this::leave);
    }

    private void leave(Place place) {
        place.moving = true;
        user.ask(new Request.Leave(place.room), () -> user.life().departs(place.room.value()), reply -> {
            place.moving = false;
            if (reply instanceof Reply.Done) {
                place.track.left();
            }
        });
    }

    /** Goes away, or comes back. */
    void changeStatus() {
        Status status = user.random().nextBoolean() ? Status.AWAY : Status.ONLINE;
        user.ask(new Request.SetStatus(status), () -> {}, reply -> {});
    }

    /** Looks something up: a page of history is held against what everybody was shown. */
    void browse() {
        somewhere().ifPresent(place -> {
            long before = 1 + user.random().nextLong(place.track.last() + 1);
            Request.History history =
                    new Request.History(place.room, OptionalLong.of(before), OptionalLong.empty(), PAGE);
            user.ask(history, () -> {}, reply -> {
                if (reply instanceof Reply.Page page) {
                    page.events().forEach(this::seen);
                }
            });
        });
    }

    private void seen(Event event) {
        if (event instanceof Event.Message message) {
            judge.shown().message(user.witness(), message);
        } else if (event instanceof Event.TopicChanged topic) {
            judge.shown().topic(user.witness(), topic);
        } else if (event instanceof Event.SystemMessage message) {
            judge.shown().system(user.witness(), message);
        } else {
            judge.broken(Promise.INVENTED, user.witness(), "in the history of a room: " + event);
        }
    }

    /** A room to move to: one he is in is left, any other is joined. */
    void move(RoomName room) {
        Place place = user.places().of(room);
        if (place.track.isInside()) {
            leave();
        } else if (!place.moving) {
            join(place, user.random().nextBoolean());
        }
    }
}
