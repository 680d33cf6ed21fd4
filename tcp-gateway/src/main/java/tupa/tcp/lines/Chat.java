package tupa.tcp.lines;

import java.util.Optional;
import org.apache.pekko.Done;
import tupa.wire.Cid;
import tupa.wire.Kind;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.command.Line;
import tupa.wire.command.LineParser;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** What the lines mean that a person types once he is in a room. */
final class Chat implements Line.Visitor<Done> {
    private final Questions questions;
    private final Places places;
    private final Voice voice;
    private final Commands commands;

    Chat(Questions questions, Places places, Voice voice, Commands commands) {
        this.questions = questions;
        this.places = places;
        this.voice = voice;
        this.commands = commands;
    }

    void entered(String line) {
        LineParser.parse(line).accept(this);
    }

    @Override
    public Done nothing(Line.Nothing nothing) {
        return Done.getInstance();
    }

    @Override
    public Done say(Line.Say say) {
        Optional<String> partner = places.partner();
        Optional<RoomName> room = places.front().map(place -> place.room);
        if (partner.isPresent()) {
            dm(questions, voice, partner.get(), partner.get(), say.text());
        } else if (room.isPresent()) {
            post(questions, voice, room.get(), say.text(), Kind.TEXT);
        } else {
            voice.notice(Texts.NO_ROOM.with());
        }
        return Done.getInstance();
    }

    /** That it was said he sees as everybody does. */
    static void post(Questions questions, Voice voice, RoomName room, String text, Kind kind) {
        Request.Post post = new Request.Post(room, cid(questions), text, kind);
        questions.send(post, done -> {}, refusal -> voice.unsent(refusal, text));
    }

    /** To a nick, or to a user id, for which {@code shown} is what people call him. */
    static void dm(Questions questions, Voice voice, String to, String shown, String text) {
        questions.send(
                new Request.Dm(to, cid(questions), text),
                done -> voice.notice(Texts.DM_SENT.with(Clean.line(shown))),
                refusal -> voice.unsent(refusal, text));
    }

    /** Unique as it need be: the user is a new one on each connection. */
    private static Cid cid(Questions questions) {
        return new Cid(Long.toString(questions.number()));
    }

    @Override
    public Done run(Line.Run run) {
        return run.command().accept(commands);
    }

    @Override
    public Done runHere(Line.RunHere here) {
        voice.warning(Texts.LINE_NOT_HERE.with("/" + here.row().word()));
        return Done.getInstance();
    }

    @Override
    public Done misused(Line.Misused misused) {
        voice.warning(misused.text());
        return Done.getInstance();
    }

    @Override
    public Done unknown(Line.Unknown unknown) {
        voice.warning(unknown.text());
        return Done.getInstance();
    }

    @Override
    public Done ambiguous(Line.Ambiguous ambiguous) {
        voice.warning(ambiguous.text());
        return Done.getInstance();
    }
}
