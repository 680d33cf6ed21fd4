package tupa.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object, field by field in the order of the calls. Control characters are escaped: it is one line. */
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    static String object(Consumer<JsonWriter> fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.accept(new JsonWriter(json));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    JsonWriter put(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    JsonWriter put(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    JsonWriter put(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    /** RFC 3339 in UTC, with milliseconds and nothing finer. */
    JsonWriter put(String name, Instant value) {
        return put(name, TIME.format(value));
    }

    /** Writes a flag only where it says something. */
    JsonWriter putIf(String name, boolean value) {
        return value ? put(name, true) : this;
    }

    JsonWriter object(String name, Consumer<JsonWriter> fields) {
        write(() -> json.writeObjectFieldStart(name));
        fields.accept(this);
        return write(json::writeEndObject);
    }

    JsonWriter strings(String name, Collection<String> values) {
        write(() -> json.writeArrayFieldStart(name));
        values.forEach(value -> write(() -> json.writeString(value)));
        return write(json::writeEndArray);
    }

    <T> JsonWriter objects(String name, Collection<T> values, BiConsumer<JsonWriter, T> fields) {
        write(() -> json.writeArrayFieldStart(name));
        values.forEach(value -> element(value, fields));
        return write(json::writeEndArray);
    }

    private <T> void element(T value, BiConsumer<JsonWriter, T> fields) {
        write(json::writeStartObject);
        fields.accept(this, value);
        write(json::writeEndObject);
    }

    private JsonWriter write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
