package tupa.terminal.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tupa.wire.Nick;
import tupa.wire.UserId;

/** What the user wants to see and to be told: his settings, and whom he ignores in this run. */
final class Wishes {
    /** In a room of so many, everybody's coming and going is of interest. */
    private static final int FEW = 20;

    private Preferences preferences = Preferences.STANDARD;
    private final Map<String, Nick> ignored = new TreeMap<>();

    void prefer(Preferences now) {
        preferences.ignored().forEach(nick -> ignored.remove(nick.key()));
        preferences = now;
        now.ignored().forEach(this::ignore);
    }

    boolean ignores(Nick nick) {
        return ignored.containsKey(nick.key());
    }

    void ignore(Nick nick) {
        ignored.put(nick.key(), nick);
    }

    /** False when he was not ignored. */
    boolean heed(Nick nick) {
        return ignored.remove(nick.key()) != null;
    }

    List<Nick> ignored() {
        return List.copyOf(ignored.values());
    }

    boolean alert(Preferences.Alert alert) {
        return preferences.alerts().contains(alert);
    }

    boolean typing() {
        return preferences.typing();
    }

    /** Whether it is shown that somebody comes, goes or changes in that room. */
    boolean shows(UserId user, Room room) {
        boolean wanted = switch (preferences.joins()) {
            case ALL -> true;
            case SMART -> room.size() <= FEW || room.speakers.contains(user);
            case NONE -> false;
        };
        return wanted
                && room.members
                        .find(user)
                        .filter(member -> ignores(member.nick()))
                        .isEmpty();
    }
}
