package tupa.tcp.lines;

import java.util.Optional;
import tupa.wire.Request;

/**
 * The end of a talk. It waits until everything that was typed is answered; then the room is asked once more, whose answer comes
 * after all that was said there, so that the person sees his last words before he is let go. Whoever has typed more than he may
 * is refused that too, and may not see them; they are stored all the same.
 */
final class Goodbye {
    private final Questions questions;
    private final Places places;
    private final Voice voice;
    private Optional<Request.Bye> bye = Optional.empty();
    private boolean asked;

    Goodbye(Questions questions, Places places, Voice voice) {
        this.questions = questions;
        this.places = places;
        this.voice = voice;
    }

    /** Begins, unless it has begun. */
    void begin(Optional<String> text) {
        if (bye.isEmpty()) {
            bye = Optional.of(new Request.Bye(text));
            goOn();
        }
    }

    boolean hasBegun() {
        return bye.isPresent();
    }

    /** An answer has come, perhaps the last one that was waited for. */
    void goOn() {
        if (bye.isEmpty() || asked || questions.areOpen()) {
            return;
        }
        asked = true;
        places.front()
                .ifPresentOrElse(
                        place -> questions.ask(
                                new Request.Join(place.room, Optional.empty(), 0), done -> say(), refusal -> say()),
                        this::say);
    }

    private void say() {
        bye.ifPresent(request -> questions.ask(request, done -> {}, voice::refusal));
    }
}
