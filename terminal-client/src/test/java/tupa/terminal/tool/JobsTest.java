package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.Position;

final class JobsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = NOON;

    private Job open(String name) throws IOException, Failed {
        return new Jobs(directory.resolve("jobs"), () -> now).open(name, now);
    }

    @Test
    void what_is_known_of_a_job_is_there_at_the_next_try_and_the_first_position_stays() throws IOException, Failed {
        try (Job job = open("a")) {
            assertThat(job.token()).isEmpty();
            assertThat(job.isOf("text")).isTrue();
            job.tried("secret", Optional.of(new Position(7, "k1")), "text");
        }
        try (Job job = open("a")) {
            job.tried("secret 2", Optional.of(new Position(9, "k1")), "text");
        }
        try (Job job = open("a")) {
            assertThat(job.token()).contains("secret 2");
            assertThat(job.from()).contains(new Position(7, "k1"));
            assertThat(job.isOf("text")).isTrue();
            assertThat(job.isOf("another")).isFalse();
            assertThat(job.isDone()).isFalse();
        }
        try (Job other = open("b")) {
            assertThat(other.token()).isEmpty();
        }
    }

    @Test
    void of_a_job_that_is_done_no_session_is_kept() throws IOException, Failed {
        try (Job job = open("a")) {
            job.tried("secret", Optional.empty(), "text");
            job.done("text");
        }

        try (Job job = open("a")) {
            assertThat(job.isDone()).isTrue();
            assertThat(job.token()).isEmpty();
        }
        assertThat(directory.resolve("jobs/a")).content().doesNotContain("secret");
    }

    @Test
    void what_was_not_written_to_its_end_counts_as_unknown() throws IOException, Failed {
        try (Job job = open("a")) {
            job.tried("secret", Optional.empty(), "text");
        }
        Path file = directory.resolve("jobs/a");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            try (Job job = open("a")) {
                assertThat(job.token()).as("%d characters", length).isEmpty();
            }
        }
    }

    @Test
    void only_its_user_can_read_it() throws IOException, Failed {
        open("a").close();

        Path jobs = directory.resolve("jobs");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jobs)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jobs.resolve("a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_directory_may_be_a_link_to_one() throws IOException, Failed {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("jobs"), elsewhere);

        open("a").close();

        assertThat(elsewhere.resolve("a")).exists();
    }

    @Test
    void a_job_nobody_has_tried_for_long_is_forgotten() throws IOException, Failed {
        open("old").close();
        now = NOON.plus(Duration.ofDays(20));
        open("new").close();

        now = NOON.plus(Jobs.KEPT).plusSeconds(1);
        open("newest").close();

        assertThat(directory.resolve("jobs"))
                .isDirectoryContaining("glob:**new")
                .isDirectoryNotContaining("glob:**old");
    }

    @Test
    void what_cannot_be_tidied_up_does_not_concern_the_job_that_is_opened() throws IOException, Failed {
        open("a").close();
        Files.createSymbolicLink(directory.resolve("jobs/gone"), directory.resolve("nowhere"));

        try (Job job = open("a")) {
            job.tried("secret", Optional.empty(), "text");
        }

        try (Job job = open("a")) {
            assertThat(job.token()).contains("secret");
        }
    }

    @Test
    void a_job_that_is_in_use_is_not_forgotten_however_old_it_is() throws IOException, Failed {
        try (Job job = open("long")) {
            now = NOON.plus(Jobs.KEPT).plusSeconds(1);
            open("newest").close();

            assertThat(job.token()).isEmpty();
            assertThat(directory.resolve("jobs/long")).exists();
        }
    }

    @Test
    void who_waits_for_a_file_that_is_pruned_meanwhile_goes_on_with_the_one_that_is_there_then()
            throws IOException, Failed {
        Job other = open("a");
        AtomicBoolean waiting = new AtomicBoolean(true);
        Jobs jobs = new Jobs(directory.resolve("jobs"), () -> {
            if (waiting.getAndSet(false)) {
                prune(other, directory.resolve("jobs/a"));
            }
            return now;
        });

        try (Job job = jobs.open("a", now.plusSeconds(60))) {
            job.tried("secret", Optional.empty(), "text");
        }

        assertThat(waiting).isFalse();
        try (Job job = open("a")) {
            assertThat(job.token()).contains("secret");
        }
    }

    private static void prune(Job job, Path file) {
        try {
            Files.delete(file);
            job.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_job_that_another_try_keeps_is_not_waited_for_without_end() throws IOException, Failed {
        try (Job job = open("a")) {
            assertThatThrownBy(() -> open("a"))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.code()).isEqualTo(5));
            assertThat(job.token()).isEmpty();
        }
    }
}
