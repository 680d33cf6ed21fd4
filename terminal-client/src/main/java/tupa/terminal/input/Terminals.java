package tupa.terminal.input;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import tupa.terminal.text.Width;

/** Opens the terminal without starting other programs and without asking it more than needed. */
public final class Terminals {
    private static final String NO_SHUTDOWN_HOOK = "org.jline.shutdownhook.disable";

    private static final String PROBE_TIMEOUT = "org.jline.terminal.probe.timeout";

    /** Types whose capabilities come with JLine; for others it would run {@code infocmp}. */
    private static final Set<String> BUNDLED = Set.of(
            "ansi",
            "rxvt",
            "rxvt-basic",
            "rxvt-unicode",
            "rxvt-unicode-256color",
            "screen",
            "screen-256color",
            "xterm",
            "xterm-256color");

    /** Terminals that are as good as a bundled one. */
    private static final Map<String, String> LIKE = Map.of(
            "tmux", "screen",
            "tmux-256color", "screen-256color",
            "xterm-kitty", "xterm-256color",
            "alacritty", "xterm-256color",
            "foot", "xterm-256color",
            "linux", "xterm");

    private Terminals() {}

    public static boolean isTerminal(boolean input) {
        try {
            return new JniTerminalProvider().isSystemStream(input ? SystemStream.Input : SystemStream.Output);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /**
     * The terminal this program runs in; empty when it is not one that an input line can be drawn on. It is the caller's
     * to close, also when the process is told to end: JLine would do that while others still write to it.
     */
    public static Optional<Terminal> open(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "dumb");
        if (type.equals("dumb")) {
            return Optional.empty();
        }
        try {
            bundle(type);
            return Optional.of(builder(environment).build());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** How many colours its type has, as far as that is known. */
    public static int colours(Terminal terminal) {
        Integer known = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
        return known == null ? 0 : known;
    }

    private static void bundle(String type) {
        String known = BUNDLED.contains(type) ? type : LIKE.getOrDefault(type, "");
        if (!known.isEmpty()) {
            InfoCmp.setLoadedInfoCmp(type, InfoCmp.getDefaultInfoCmp(known));
        }
    }

    private static TerminalBuilder builder(Map<String, String> environment) {
        System.setProperty(PROBE_TIMEOUT, "80");
        System.setProperty(NO_SHUTDOWN_HOOK, "true");
        TerminalBuilder builder = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .exec(false)
                .ffm(false)
                .jni(true);
        graphemes(environment).ifPresent(builder::graphemeCluster);
        return builder;
    }

    /**
     * Whether the terminal draws joined pictures as one, as far as the environment tells. Where it does not, the
     * terminal is asked, which costs time.
     */
    private static Optional<Boolean> graphemes(Map<String, String> environment) {
        if (environment.containsKey("TMUX")
                || environment.getOrDefault("TERM", "").startsWith("screen")) {
            return Optional.of(false);
        }
        boolean joins = environment.containsKey("WT_SESSION")
                || environment.containsKey("KITTY_WINDOW_ID")
                || Set.of("WezTerm", "ghostty", "iTerm.app").contains(environment.getOrDefault("TERM_PROGRAM", ""));
        boolean doesNot = environment.containsKey("VTE_VERSION")
                || Set.of("Apple_Terminal", "vscode").contains(environment.getOrDefault("TERM_PROGRAM", ""));
        return joins || doesNot ? Optional.of(joins) : Optional.empty();
    }

    /**
     * How the terminal draws what is made of several characters. What is not known to join them counts as wider: a gap is
     * less harm than text that runs over an edge.
     */
    public static Width widths(Map<String, String> environment) {
        if (environment.containsKey("TMUX")) {
            return Width.TMUX;
        }
        return graphemes(environment).orElse(false) ? Width.JOINED : Width.APART;
    }
}
