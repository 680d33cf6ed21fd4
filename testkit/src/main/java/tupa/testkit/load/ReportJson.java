package tupa.testkit.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tupa.wire.ErrorCode;

/** What a report says, on one line for a program. A figure that could not be found out is null. */
final class ReportJson implements AutoCloseable {
    private static final double PRECISION = 1000;

    private final StringWriter line = new StringWriter();
    private final JsonGenerator json;

    private ReportJson() throws IOException {
        json = new JsonFactory().createGenerator(line);
    }

    /** One object with these fields, in their order: texts, numbers, truths, accounts and figures. */
    static String line(Map<String, Object> fields) {
        try (ReportJson report = new ReportJson()) {
            report.object(fields);
            report.json.flush();
            return report.line.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void object(Map<String, ?> fields) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ?> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            value(field.getValue());
        }
        json.writeEndObject();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Account account) {
            account(account);
        } else if (value instanceof Figures figures) {
            figures(figures);
        } else {
            json.writePOJO(value);
        }
    }

    private void account(Account account) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sent", account.sent());
        json.writeNumberField("acked", account.acked());
        json.writeNumberField("deliveries", account.deliveries());
        json.writeNumberField("lost", account.lost());
        json.writeNumberField("doubled", account.doubled());
        json.writeNumberField("reordered", account.reordered());
        json.writeNumberField("invented", account.invented());
        json.writeFieldName("refused");
        Map<String, Long> refused = new TreeMap<>();
        account.refusals().forEach((ErrorCode code, Long count) -> refused.put(code.wire(), count));
        object(refused);
        json.writeEndObject();
    }

    private void figures(Figures figures) throws IOException {
        json.writeStartObject();
        for (Figure figure : Figure.values()) {
            if (figures.has(figure)) {
                OptionalDouble value = figures.of(figure);
                json.writeFieldName(figure.key());
                if (value.isPresent()) {
                    json.writeNumber(Math.round(value.getAsDouble() * PRECISION) / PRECISION);
                } else {
                    json.writeNull();
                }
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
