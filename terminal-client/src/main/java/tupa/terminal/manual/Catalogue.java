package tupa.terminal.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tupa.terminal.config.ConfigCommand;
import tupa.terminal.tool.Flag;
import tupa.terminal.tool.Tool;

/** All words, each with its options: those of the chat as its help has them, those of the commands for scripts by their table. */
final class Catalogue {
    private static final Pattern ROW =
            Pattern.compile(" +((?:-\\w, )?--[a-z-]+|-\\w)(?: ([A-Z\\[\\],]+))? {2,}(\\S.*)");
    private static final Pattern MORE = Pattern.compile(" {20,}(\\S.*)");
    private static final Option HELP = new Option(List.of("--help"), "", "show what it takes");

    private final List<Word> words = new ArrayList<>();

    Catalogue(String chatHelp) {
        Stream.of(Tool.values())
                .filter(tool -> tool != Tool.JSON)
                .map(Catalogue::tool)
                .forEach(words::add);
        words.add(0, chat(chatHelp));
        words.add(new Word("config", "[KEY] [options]", "tell what is set, and where", shown(ConfigCommand.USAGE), ""));
        words.add(plain("completion", "bash|zsh|fish", "print a script that completes these words", List.of()));
        words.add(plain("man", "", "print the manual, for man -l -", List.of()));
        words.add(plain("server", "[options]", "run a chat server here", List.of(HELP)));
        words.add(plain("ctl", "[options] COMMAND", "operate a running server", List.of(HELP)));
        words.add(plain("load", "[options]", "put a server under load", List.of(HELP)));
        words.add(plain("audit", "[options]", "check what a server promises", List.of(HELP)));
        words.add(plain("copy-log", "[options]", "move from SQLite to PostgreSQL", List.of(HELP)));
        words.add(plain("backup", "[options]", "copy what a server stores", List.of(HELP)));
        words.add(plain("restore", "[options]", "put a backup in place", List.of(HELP)));
        words.add(plain("version", "", "print the version", List.of()));
        words.add(plain("help", "", "print the words", List.of()));
    }

    List<Word> words() {
        return List.copyOf(words);
    }

    private static Word plain(String name, String usage, String summary, List<Option> options) {
        return new Word(name, usage, summary, options, "");
    }

    private static Word tool(Tool tool) {
        return new Word(tool.word(), tool.usage(), tool.summary(), options(tool), tool.notes());
    }

    private static List<Option> options(Tool tool) {
        return tool.flags().stream().map(Catalogue::option).toList();
    }

    private static Option option(Flag flag) {
        return new Option(flag.names(), flag.value(), flag.help());
    }

    /** With {@code --json} it is a command for scripts. */
    private static Word chat(String help) {
        List<Option> options = new ArrayList<>(shown(help));
        options(Tool.JSON).stream()
                .filter(option ->
                        options.stream().noneMatch(other -> other.names().containsAll(option.names())))
                .forEach(options::add);
        return new Word("chat", "[URL] [options]", "chat from this terminal", options, Tool.JSON.notes());
    }

    private static List<Option> shown(String help) {
        List<Option> options = new ArrayList<>();
        for (String line : help.lines().toList()) {
            Matcher row = ROW.matcher(line);
            Matcher more = MORE.matcher(line);
            int last = options.size() - 1;
            if (row.matches()) {
                String value = row.group(2) == null ? "" : row.group(2);
                options.add(new Option(List.of(row.group(1).split(", ")), value, row.group(3)));
            } else if (more.matches() && last >= 0) {
                Option begun = options.get(last);
                options.set(last, new Option(begun.names(), begun.value(), begun.help() + " " + more.group(1)));
            }
        }
        return options;
    }
}
