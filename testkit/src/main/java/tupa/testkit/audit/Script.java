package tupa.testkit.audit;

import java.util.List;
import java.util.SplittableRandom;
import tupa.testkit.socket.Loop;
import tupa.wire.RoomName;

/** Who does what when: drawn from a seed, at a steady rate. */
final class Script {
    private static final int HUNDRED = 100;

    private final Loop loop;
    private final SplittableRandom random;
    private final List<User> users;
    private final List<RoomName> rooms;
    private final double everyMillis;
    private long begun;
    private long done;
    private boolean over;

    Script(Loop loop, long seed, List<User> users, List<RoomName> rooms, int perSecond) {
        this.loop = loop;
        this.random = new SplittableRandom(seed ^ 0x5c);
        this.users = List.copyOf(users);
        this.rooms = List.copyOf(rooms);
        this.everyMillis = 1000.0 / perSecond;
    }

    void begin() {
        begun = loop.now();
        play();
    }

    void end() {
        over = true;
    }

    private void play() {
        if (over) {
            return;
        }
        long due = (long) ((loop.now() - begun) / everyMillis);
        while (done < due) {
            done++;
            act();
        }
        loop.after((long) Math.max(1, everyMillis), this::play);
    }

    /** What is drawn does not depend on how anybody fares. */
    private void act() {
        User user = users.get(random.nextInt(users.size()));
        User other = users.get(random.nextInt(users.size()));
        RoomName room = rooms.get(random.nextInt(rooms.size()));
        int choice = random.nextInt(HUNDRED);
        if (choice < 73) {
            user.hands().post();
        } else if (choice < 82) {
            other.person().filter(peer -> other != user).ifPresent(user.hands()::whisper);
        } else if (user.isOnline()) {
            actOnline(user, room, choice);
        }
    }

    private void actOnline(User user, RoomName room, int choice) {
        if (choice < 87) {
            user.sayings().repeat(user.random());
        } else if (choice < 92) {
            user.hands().move(room);
        } else if (choice < 93) {
            user.hands().joinAgain();
        } else if (choice < 95) {
            user.hands().setTopic();
        } else if (choice < 97) {
            user.hands().browse();
        } else if (choice < 99) {
            user.rename();
        } else {
            user.hands().changeStatus();
        }
    }
}
