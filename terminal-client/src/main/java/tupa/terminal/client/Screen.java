package tupa.terminal.client;

import java.util.List;
import tupa.terminal.model.Line;
import tupa.terminal.model.View;

/** A front end, as the client sees it. Called by the client's thread only. */
public interface Screen {
    /** Shows lines below those shown before. */
    void show(List<Line> lines);

    /** Tells how things stand now. */
    void view(View view);

    /** Forgets what is shown; nothing else is lost. */
    void clear();

    /** The client is done; no more input is wanted. */
    void end();
}
