package tupa.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object, field by field in the order of the calls. Control characters are escaped: it is one line. */
final class JsonWriter {
    private record Stamp(Instant time, String text) {}

    /** Takes what the generator has gathered: nearly always that is all of it, once, and is copied once. */
    private static final class Written extends OutputStream {
        private byte[] bytes = {};
        private int size;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int length) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * size));
            }
            System.arraycopy(more, from, bytes, size, length);
            size += length;
        }

        byte[] all() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

    /** What was written last: the events of one batch have the same time, and it takes longer to write than all the rest. */
    private static volatile Stamp latest = new Stamp(Instant.EPOCH, TIME.format(Instant.EPOCH));

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The object in UTF-8. */
    static byte[] object(Consumer<JsonWriter> fields) {
        Written out = new Written();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.accept(new JsonWriter(json));
            json.writeEndObject();
        } catch (IOException broken) {
            throw impossible(broken);
        }
        return out.all();
    }

    JsonWriter put(String name, String value) {
        try {
            json.writeStringField(name, value);
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    JsonWriter put(String name, long value) {
        try {
            json.writeNumberField(name, value);
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    JsonWriter put(String name, boolean value) {
        try {
            json.writeBooleanField(name, value);
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    /** RFC 3339 in UTC, with milliseconds and nothing finer. */
    JsonWriter put(String name, Instant value) {
        Stamp stamp = latest;
        if (!stamp.time().equals(value)) {
            stamp = new Stamp(value, TIME.format(value));
            latest = stamp;
        }
        return put(name, stamp.text());
    }

    /** Writes a flag only where it says something. */
    JsonWriter putIf(String name, boolean value) {
        return value ? put(name, true) : this;
    }

    JsonWriter object(String name, Consumer<JsonWriter> fields) {
        try {
            json.writeObjectFieldStart(name);
            fields.accept(this);
            json.writeEndObject();
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    JsonWriter strings(String name, Collection<String> values) {
        try {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    <T> JsonWriter objects(String name, Collection<T> values, BiConsumer<JsonWriter, T> fields) {
        try {
            json.writeArrayFieldStart(name);
            for (T value : values) {
                json.writeStartObject();
                fields.accept(this, value);
                json.writeEndObject();
            }
            json.writeEndArray();
            return this;
        } catch (IOException broken) {
            throw impossible(broken);
        }
    }

    /** It is written to memory. */
    private static UncheckedIOException impossible(IOException broken) {
        return new UncheckedIOException(broken);
    }
}
