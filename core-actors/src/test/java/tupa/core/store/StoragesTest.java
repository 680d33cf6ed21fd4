package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.soon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoragesTest {
    @ParameterizedTest
    @CsvSource({"sqlite, true", "memory, false"})
    void the_provider_that_is_set_is_opened_with_the_epochs_that_are_given(
            String provider, boolean onDisk, @TempDir Path directory) {
        Config overrides = ConfigFactory.parseString("data-dir = \"" + directory + "\", store.provider = " + provider);
        StoreSettings settings =
                StoreSettings.of(overrides.withFallback(ConfigFactory.load().getConfig("tupa")));

        try (Storage storage = Storages.open(settings, () -> "minted")) {
            OpenedRoom opened = soon(storage.messages().open(room("ops"), 0));

            assertThat(opened.epoch()).isEqualTo("minted");
            assertThat(directory.resolve("tupa.db").toFile().exists()).isEqualTo(onDisk);
        }
    }

    @Test
    void epochs_are_128_random_bits() {
        Supplier<String> epochs = Storages.randomEpochs();

        assertThat(epochs.get()).matches("[0-9a-f]{32}").isNotEqualTo(epochs.get());
    }
}
