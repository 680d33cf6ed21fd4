package tupa.terminal.input;

import java.util.List;

/** Words that can be completed and that only other parts of the program know. Called by the thread that reads. */
public interface Vocabulary {
    /** What {@code /set} can set. */
    List<String> settings();

    /** What that can be set to; nothing when it may be anything. */
    List<String> values(String setting);

    List<String> themes();

    /** The names of emoji that begin so, without colons. */
    List<String> emoji(String beginning);

    /** For a program without settings. */
    static Vocabulary none() {
        return new Vocabulary() {
            @Override
            public List<String> settings() {
                return List.of();
            }

            @Override
            public List<String> values(String setting) {
                return List.of();
            }

            @Override
            public List<String> themes() {
                return List.of();
            }

            @Override
            public List<String> emoji(String beginning) {
                return List.of();
            }
        };
    }
}
