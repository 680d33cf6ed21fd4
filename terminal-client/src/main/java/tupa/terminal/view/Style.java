package tupa.terminal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one ink looks like: {@code bold black on yellow}, {@code dim}, {@code #ff8800}, or {@code plain}. */
record Style(List<Attribute> attributes, Optional<Colour> colour, Optional<Colour> ground) {
    /** What stands before {@code on}, and the one word behind it. */
    private static final Pattern PARTS = Pattern.compile("(.*?)(?:(?:^|\\s+)on\\s+(\\S+))?");

    static final Style PLAIN = new Style(List.of(), Optional.empty(), Optional.empty());

    enum Attribute {
        BOLD(1),
        DIM(2),
        ITALIC(3),
        UNDERLINE(4),
        INVERSE(7);

        private final int code;

        Attribute(int code) {
            this.code = code;
        }

        private static Optional<Attribute> named(String word) {
            return Stream.of(values())
                    .filter(attribute ->
                            attribute.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    Style {
        attributes = List.copyOf(attributes);
    }

    /** Empty when a word in it means nothing, or when there are several colours for one thing. */
    static Optional<Style> parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.equals("plain")) {
            return Optional.of(PLAIN);
        }
        Matcher parts = PARTS.matcher(words);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> behindOn = Optional.ofNullable(parts.group(2));
        Optional<Colour> ground = behindOn.flatMap(Colour::parse);
        return behindOn.isPresent() && ground.isEmpty() ? Optional.empty() : before(parts.group(1), ground);
    }

    private static Optional<Style> before(String words, Optional<Colour> ground) {
        List<Attribute> attributes = new ArrayList<>();
        List<Colour> colours = new ArrayList<>();
        for (String word : words.isBlank() ? new String[0] : words.strip().split("\\s+")) {
            Optional<Attribute> attribute = Attribute.named(word);
            Optional<Colour> colour = Colour.parse(word);
            if (attribute.isEmpty() && (colour.isEmpty() || !colours.isEmpty())) {
                return Optional.empty();
            }
            attribute.ifPresent(attributes::add);
            colour.ifPresent(colours::add);
        }
        Style style = new Style(attributes, colours.stream().findFirst(), ground);
        return style.equals(PLAIN) ? Optional.empty() : Optional.of(style);
    }

    /** This, in another colour. */
    Style in(Colour other) {
        return new Style(attributes, Optional.of(other), ground);
    }

    /** The same, as far as it can be had there. */
    Style at(Depth depth) {
        if (depth == Depth.NOTHING) {
            return PLAIN;
        }
        if (!depth.isColoured()) {
            return new Style(attributes, Optional.empty(), Optional.empty());
        }
        Style reduced = new Style(attributes, colour.map(full -> full.at(depth)), ground.map(full -> full.at(depth)));
        boolean brightness =
                depth == Depth.EIGHT && colour.filter(Colour::isBright).isPresent();
        return brightness && !attributes.contains(Attribute.BOLD) ? reduced.bold() : reduced;
    }

    /** With eight colours the bright ones are made by bold, as terminals of that kind do it. */
    private Style bold() {
        List<Attribute> more = new ArrayList<>(attributes);
        more.add(Attribute.BOLD);
        return new Style(more, colour, ground);
    }

    /** The parameters of the escape sequence that begins it, empty for none. */
    String codes() {
        Stream<String> marks = attributes.stream().map(attribute -> Integer.toString(attribute.code));
        Stream<String> colours = Stream.concat(
                colour.map(chosen -> chosen.codes(false)).stream(), ground.map(chosen -> chosen.codes(true)).stream());
        return Stream.concat(marks, colours).collect(Collectors.joining(";"));
    }
}
