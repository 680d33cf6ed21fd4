package tupa.terminal.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tupa.terminal.file.BadFile;
import tupa.terminal.file.PairFile;

/** The schemes that are there without any file: written as a user would write them, beside this class. */
public enum BuiltIn {
    DARK,
    LIGHT,
    MONO;

    private static final Map<BuiltIn, Scheme> READ = new ConcurrentHashMap<>();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BuiltIn> named(String word) {
        return Stream.of(values()).filter(theme -> theme.word().equals(word)).findFirst();
    }

    /** Read when it is wanted first. */
    public Scheme scheme() {
        return READ.computeIfAbsent(this, BuiltIn::read);
    }

    private Scheme read() {
        String file = word() + Schemes.SUFFIX;
        try (InputStream in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(file), file)) {
            return SchemeText.of(PairFile.of(file, in.readAllBytes()), file).over(word(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadFile e) {
            throw new IllegalStateException(e);
        }
    }
}
