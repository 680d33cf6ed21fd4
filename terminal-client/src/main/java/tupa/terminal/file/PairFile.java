package tupa.terminal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.text.Texts;

/** The text of a file of lines {@code key = value} in UTF-8. A key may be set once. Immutable. */
public final class PairFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final List<String> lines;
    private final List<Pair> pairs;

    private PairFile(String text, List<String> lines, List<Pair> pairs) {
        this.text = text;
        this.lines = lines;
        this.pairs = List.copyOf(pairs);
    }

    /** The file as it is now; a file that does not exist is one with nothing in it. */
    public static PairFile read(Path file) throws BadFile {
        try {
            return of(file.toString(), Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        } catch (IOException e) {
            throw new BadFile(file.toString(), Texts.FILE_UNREADABLE.with());
        }
    }

    /**
     * Reads what a file holds.
     *
     * @param name what the file is called in a message about a mistake
     */
    public static PairFile of(String name, byte[] bytes) throws BadFile {
        String text = decoded(name, bytes);
        List<String> lines = List.of(text.split("\n", -1));
        List<Pair> pairs = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String where = name + ":" + (i + 1);
            String line = i == 0 ? marked(lines.get(i)) : lines.get(i);
            Optional<Pair> pair = new PairLine(line, i + 1, where).read();
            if (pair.isPresent()) {
                Integer first = seen.putIfAbsent(pair.get().key(), i + 1);
                if (first != null) {
                    throw new BadFile(where, Texts.FILE_TWICE.with(pair.get().key(), first));
                }
                pairs.add(pair.get());
            }
        }
        return new PairFile(text, lines, pairs);
    }

    /** Some editors of Windows begin a file with a mark, which is no part of the first key. */
    private static String marked(String line) {
        return line.replace(BYTE_ORDER_MARK, " ");
    }

    private static String decoded(String name, byte[] bytes) throws BadFile {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new BadFile(name + ":" + line, Texts.NOT_UTF_8.with());
        }
        return out.flip().toString();
    }

    public List<Pair> pairs() {
        return pairs;
    }

    /**
     * The file with another value for this key: in the line that sets it already, else in a new one at the end.
     * Everything else is the same, byte for byte.
     *
     * @return empty when the key or the value cannot stand in a file
     */
    public Optional<byte[]> with(String key, String value) {
        if (key.indexOf('=') >= 0) {
            return Optional.empty();
        }
        return PairLine.written(value)
                .map(written -> pairs.stream()
                        .filter(pair -> pair.key().equals(key))
                        .findFirst()
                        .map(pair -> replaced(pair, written))
                        .orElseGet(() -> appended(key + " = " + written)))
                .map(changed -> changed.getBytes(StandardCharsets.UTF_8));
    }

    private String replaced(Pair pair, String written) {
        String line = lines.get(pair.line() - 1);
        String before = line.substring(0, pair.begin());
        String gap = pair.begin() == pair.end() && before.endsWith("=") ? " " : "";
        List<String> changed = new ArrayList<>(lines);
        changed.set(pair.line() - 1, before + gap + written + line.substring(pair.end()));
        return String.join("\n", changed);
    }

    private String appended(String line) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        return text + (open ? end : "") + line + end;
    }
}
