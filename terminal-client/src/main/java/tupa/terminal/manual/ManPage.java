package tupa.terminal.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.terminal.tool.Ending;
import tupa.terminal.tool.Tool;

/** The manual, in the macros of {@code man}. */
final class ManPage {
    /** Of the last change to what stands here and in the tables. */
    private static final String CHANGED = "2026-11-28";

    private ManPage() {}

    static String page(List<Word> words) {
        return """
                .TH TUPA 1 %s Tupa
                .SH NAME
                tupa \\- chat in a terminal, from scripts, and run a chat server
                .SH SYNOPSIS
                %s.SH DESCRIPTION
                Without a word, or with options or a server's address only,
                .B tupa
                chats.
                %s.SH ENVIRONMENT
                %s.TP
                .B JAVA_HOME
                the Java to use, 17 or later; else the one on the path
                .TP
                .B TUPA_JAVA_OPTS
                more options for it
                .SH FILES
                .TP
                .I $XDG_CONFIG_HOME/tupa/client.conf
                the settings, else in
                .I ~/.config/tupa
                .TP
                .I $XDG_STATE_HOME/tupa
                the input history, the client's log, and what is remembered of
                .B send \\-\\-id
                .TP
                .I $XDG_CACHE_HOME/tupa
                what makes the next start faster; may be removed at any time
                .SH EXIT STATUS
                %s""".formatted(CHANGED, synopsis(words), described(words), paragraphs(Tool.environment()), endings());
    }

    private static String synopsis(List<Word> words) {
        return words.stream()
                .map(word -> ".B tupa " + escaped(word.name()) + "\n"
                        + (word.usage().isEmpty() ? "" : escaped(word.usage()) + "\n"))
                .collect(Collectors.joining(".br\n"));
    }

    private static String described(List<Word> words) {
        return words.stream().map(ManPage::section).collect(Collectors.joining());
    }

    private static String section(Word word) {
        return ".SS " + escaped(word.name()) + "\n" + sentence(word.summary())
                + word.options().stream().map(ManPage::option).collect(Collectors.joining())
                + (word.notes().isEmpty() ? "" : ".PP\n" + paragraphs(word.notes()));
    }

    private static String sentence(String words) {
        return escaped(words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1)) + ".\n";
    }

    private static String option(Option option) {
        String names = option.names().stream().map(ManPage::escaped).collect(Collectors.joining("\\fR, \\fB"));
        String value = option.takesValue() ? " \\fI" + escaped(option.value()) + "\\fR" : "";
        return ".TP\n\\fB" + names + "\\fR" + value + "\n" + escaped(option.help()) + "\n";
    }

    /** Blank lines part paragraphs; what is moved in is an example and stays as it is. */
    private static String paragraphs(String text) {
        return Stream.of(text.strip().split("\n\n"))
                .map(part -> part.startsWith(" ") ? ".EX\n" + escaped(part) + "\n.EE\n" : escaped(part) + "\n")
                .collect(Collectors.joining(".PP\n"));
    }

    private static String endings() {
        return Stream.of(Ending.values())
                .map(ending -> ".TP\n" + ending.code() + "\n" + escaped(ending.meaning()) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.lines().map(ManPage::line).collect(Collectors.joining("\n"));
    }

    private static String line(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
