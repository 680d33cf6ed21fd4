package tupa.testkit.seeds;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test says of itself: that it proves a requirement. */
record Claim(String id, Class<?> type, String method) {
    /** All claims of this module's tests, by class and method. */
    static List<Claim> all() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Claim.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(Claim::named)
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                    .flatMap(Claim::of)
                    .sorted(Comparator.comparing(Claim::text))
                    .toList();
        }
    }

    private static Class<?> named(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, Claim.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Claim> of(Method method) {
        return Optional.ofNullable(method.getAnnotation(Seed.class)).stream()
                .flatMap(seed -> Stream.of(seed.value()))
                .map(id -> new Claim(id, method.getDeclaringClass(), method.getName()));
    }

    String text() {
        return type.getSimpleName() + "." + method;
    }
}
