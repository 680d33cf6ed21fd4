package tupa.terminal.client;

import java.util.List;
import java.util.Optional;
import tupa.terminal.model.Line;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;

/** A front end, as the client sees it. Called by the client's thread only. */
public interface Screen {
    /** Shows lines below those shown before. */
    void show(List<Line> lines);

    /**
     * Tells how things stand now.
     *
     * @param timeline of the room in front; to be read during this call only, as it goes on changing
     */
    void view(View view, Timeline timeline);

    /** Forgets what is shown; nothing else is lost. */
    void clear();

    /** Shows where this stands in the timeline in front; the next place further up when no text is given. */
    void find(Optional<String> text);

    /** Shows the lower end of the timeline in front, wherever the user was reading; a scrollback is not ours to move. */
    default void toEnd() {}

    /** Makes the terminal call its user. */
    void ring();

    /** Makes the terminal tell its user this, which is clean, where it can. */
    void announce(String text);

    /** The client is done; no more input is wanted. */
    void end();
}
