package tupa.terminal.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tupa.wire.Nick;

/**
 * What the user wants the model to do in one way or another.
 *
 * @param alerts what he wants to be called for
 * @param ignored whose words he does not want to see
 * @param typing whether others see that he types, and he sees that they do
 */
public record Preferences(Joins joins, Set<Alert> alerts, List<Nick> ignored, boolean typing) {
    /** Which comings and goings are shown. */
    public enum Joins {
        ALL,
        /** In a room of many, only those of people who have said something. */
        SMART,
        NONE
    }

    public enum Alert {
        MENTION,
        PRIVATE,
        /** Everything that is said. */
        ALL
    }

    public static final Preferences STANDARD =
            new Preferences(Joins.SMART, EnumSet.of(Alert.MENTION, Alert.PRIVATE), List.of(), false);

    public Preferences {
        alerts = Set.copyOf(alerts);
        ignored = List.copyOf(ignored);
    }
}
