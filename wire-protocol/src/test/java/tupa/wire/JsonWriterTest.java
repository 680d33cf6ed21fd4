package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {
    /** The generator hands on what it has gathered every 8000 bytes. */
    @Test
    void an_object_of_any_length_is_whole() {
        String first = "x".repeat(20_000);
        String second = "é".repeat(9_000);

        byte[] object = JsonWriter.object(out -> out.put("first", first).put("second", second));

        assertThat(new String(object, StandardCharsets.UTF_8))
                .isEqualTo("{\"first\":\"" + first + "\",\"second\":\"" + second + "\"}");
    }
}
