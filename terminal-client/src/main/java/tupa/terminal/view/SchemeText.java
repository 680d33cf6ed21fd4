package tupa.terminal.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.terminal.file.BadFile;
import tupa.terminal.file.Pair;
import tupa.terminal.file.PairFile;
import tupa.wire.text.Nearest;
import tupa.wire.text.Texts;

/** What one theme's file says: the scheme it begins from, and what is different. */
final class SchemeText {
    static final String BASE = "base";
    static final String PALETTE = "nick.palette";

    private final Map<Ink, Style> styles = new EnumMap<>(Ink.class);
    private Optional<List<Colour>> palette = Optional.empty();
    private Optional<Pair> base = Optional.empty();

    private SchemeText() {}

    /**
     * Reads a theme.
     *
     * @param name what its file is called in a message about a mistake
     */
    static SchemeText of(PairFile file, String name) throws BadFile {
        SchemeText text = new SchemeText();
        for (Pair pair : file.pairs()) {
            text.take(pair, name + ":" + pair.line());
        }
        return text;
    }

    private void take(Pair pair, String where) throws BadFile {
        switch (pair.key()) {
            case BASE -> base = Optional.of(pair);
            case PALETTE -> palette = Optional.of(palette(pair.value(), where));
            default ->
                styles.put(
                        ink(pair.key(), where),
                        Style.parse(pair.value())
                                .orElseThrow(() -> new BadFile(where, Texts.STYLE_WRONG.with(pair.value()))));
        }
    }

    private static Ink ink(String word, String where) throws BadFile {
        Optional<Ink> ink = Ink.named(word);
        if (ink.isEmpty()) {
            throw new BadFile(
                    where,
                    Nearest.to(word, Stream.concat(Stream.of(BASE, PALETTE), Ink.words()))
                            .map(meant -> Texts.SETTING_MEANT.with(word, meant))
                            .orElseGet(() -> Texts.SETTING_UNKNOWN.with(word)));
        }
        return ink.get();
    }

    private static List<Colour> palette(String value, String where) throws BadFile {
        List<Colour> colours = new ArrayList<>();
        for (String listed : value.isEmpty() ? new String[0] : value.split(",", -1)) {
            String word = listed.strip();
            colours.add(Colour.parse(word).orElseThrow(() -> new BadFile(where, Texts.STYLE_WRONG.with(word))));
        }
        return colours;
    }

    /** The line that names what this begins from. */
    Optional<Pair> base() {
        return base;
    }

    /** The scheme that comes of it: what is not said here is as it was there. */
    Scheme over(String name, Optional<Scheme> ground) {
        Map<Ink, Style> all = new EnumMap<>(Ink.class);
        ground.ifPresent(under -> all.putAll(under.styles()));
        all.putAll(styles);
        return new Scheme(
                name, all, palette.or(() -> ground.map(Scheme::palette)).orElse(List.of()));
    }
}
