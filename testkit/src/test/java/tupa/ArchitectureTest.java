package tupa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tupa.testkit.seeds.Seed;

/** The walls between the modules and packages, and what the style forbids everywhere. */
class ArchitectureTest {
    private static final int LINES_MAX = 300;
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("tupa");

    @Test
    void every_module_is_looked_at() {
        Stream.of(
                        "tupa.wire",
                        "tupa.core.room",
                        "tupa.socket",
                        "tupa.http",
                        "tupa.tcp",
                        "tupa.server",
                        "tupa.terminal",
                        "tupa.testkit")
                .forEach(name -> assertThat(MAIN.containPackage(name)).as(name).isTrue());
    }

    @Test
    @Seed("S4-43")
    void modules_depend_downwards_only() {
        Architectures.LayeredArchitecture house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("tupa..")
                .layer("wire")
                .definedBy("tupa.wire..")
                .layer("core")
                .definedBy("tupa.core..")
                .layer("socket")
                .definedBy("tupa.socket..")
                .layer("http")
                .definedBy("tupa.http..")
                .layer("tcp")
                .definedBy("tupa.tcp..")
                .layer("server")
                .definedBy("tupa.server..")
                .layer("terminal")
                .definedBy("tupa.terminal..")
                .layer("testkit")
                .definedBy("tupa.testkit..");
        house.whereLayer("wire").mayNotAccessAnyLayer().check(MAIN);
        house.whereLayer("socket").mayNotAccessAnyLayer().check(MAIN);
        house.whereLayer("core").mayOnlyAccessLayers("wire").check(MAIN);
        house.whereLayer("http").mayOnlyAccessLayers("wire", "core", "socket").check(MAIN);
        house.whereLayer("tcp").mayOnlyAccessLayers("wire", "core", "socket").check(MAIN);
        house.whereLayer("server")
                .mayOnlyAccessLayers("wire", "core", "socket", "http", "tcp")
                .check(MAIN);
        house.whereLayer("terminal").mayOnlyAccessLayers("wire").check(MAIN);
    }

    @Test
    void gateways_do_not_know_each_other() {
        check(noClasses()
                .that()
                .resideInAPackage("tupa.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tupa.tcp.."));
        check(noClasses()
                .that()
                .resideInAPackage("tupa.tcp..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tupa.http.."));
    }

    @Test
    void the_wire_the_sockets_and_the_terminal_know_no_actors() {
        check(noClasses()
                .that()
                .resideInAnyPackage("tupa.wire..", "tupa.socket..", "tupa.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko.."));
    }

    @Test
    void the_core_knows_no_http_and_no_json() {
        check(noClasses()
                .that()
                .resideInAPackage("tupa.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko.http..", "com.fasterxml.jackson.."));
    }

    @Test
    void only_the_store_knows_databases() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("tupa.core.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer.."));
    }

    @Test
    void only_the_cluster_package_knows_the_cluster() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("tupa.core.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko.cluster.."));
    }

    @Test
    @Seed("S4-43")
    void packages_form_no_cycles() {
        slices().matching("(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void only_a_main_writes_to_standard_output() {
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
        check(noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintStream.class));
    }

    @Test
    void nobody_sleeps() {
        JavaClasses all = new ClassFileImporter().importPackages("tupa");
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(all);
    }

    @Test
    void what_actors_are_told_is_sealed_over_records() {
        check(classes()
                .that()
                .areInterfaces()
                .and()
                .haveSimpleName("Command")
                .and()
                .resideInAPackage("tupa.core..")
                .should(beSealedOverRecords()));
    }

    @Test
    void a_file_tells_one_story() throws IOException {
        List<String> tooLong = sources().stream()
                .filter(ArchitectureTest::isTooLong)
                .map(Path::toString)
                .toList();

        assertThat(tooLong).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    private static ArchCondition<JavaClass> beSealedOverRecords() {
        return new ArchCondition<>("be sealed over records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, isSealedOverRecords(type.reflect()), type.getName() + " must be sealed over records"));
            }
        };
    }

    private static boolean isSealedOverRecords(Class<?> type) {
        return type.isSealed()
                && Stream.of(type.getPermittedSubclasses())
                        .allMatch(word -> word.isRecord() || isSealedOverRecords(word));
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of("..").toRealPath();
        assertThat(root.resolve("wire-protocol")).isDirectory();
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> root.relativize(path).toString().matches("[a-z-]+/src/.*"))
                    .toList();
        }
    }

    private static boolean isTooLong(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count() > LINES_MAX;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
