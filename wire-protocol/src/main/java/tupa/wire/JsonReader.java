package tupa.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns one line of JSON into {@link Fields}, within limits that keep a hostile line cheap. */
final class JsonReader {
    /** Stands for null in a list, and is of no type that any field may have. */
    private static final Object NULL = new Object();

    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_MAX = 64;
    /** The longest legal room address, 48 code points beyond the basic plane, must be readable as a name. */
    private static final int NAME_MAX = 2 * RoomName.MAX;

    private static final int STRING_MAX = 65_536;

    /** Names are neither interned nor kept: they are the peer's choice, and so would be the size of the table. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .maxNameLength(NAME_MAX)
                    .maxStringLength(STRING_MAX)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The lines of a frame that hold something; a lone carriage return does not. */
    static Stream<String> lines(String frame) {
        return Stream.of(frame.split("\n")).filter(line -> !line.isBlank());
    }

    /** The one object on {@code line}; throws {@link BadField} with {@code bad_json} for anything else. */
    static Fields read(String line) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            return new JsonReader(parser).line();
        } catch (IOException broken) {
            throw BadField.of(ErrorCode.BAD_JSON);
        }
    }

    private Fields line() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        Fields fields = new Fields(object());
        require(parser.nextToken() == null);
        return fields;
    }

    /** A field that is null counts as absent. */
    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = unicode(parser.currentName());
            require(name.length() <= NAME_MAX);
            parser.nextToken();
            value().ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value().orElse(NULL));
        }
        return elements;
    }

    private Optional<Object> value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Optional.of(object());
            case START_ARRAY -> Optional.of(array());
            case VALUE_STRING -> Optional.of(unicode(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case VALUE_NULL -> Optional.empty();
            default -> throw BadField.of(ErrorCode.BAD_JSON);
        };
    }

    /** A long, or a double for every number that is none. */
    private Number number() throws IOException {
        require(parser.getTextLength() <= NUMBER_MAX);
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (whole) {
            return parser.getLongValue();
        }
        return parser.getDoubleValue();
    }

    /** What is not Unicode would come back as another text than was stored. */
    private static String unicode(String text) {
        require(TextRules.isUnicode(text));
        return text;
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw BadField.of(ErrorCode.BAD_JSON);
        }
    }
}
