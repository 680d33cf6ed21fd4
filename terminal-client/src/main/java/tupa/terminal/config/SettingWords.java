package tupa.terminal.config;

import java.util.List;
import tupa.terminal.input.Vocabulary;
import tupa.terminal.text.EmojiNames;

/** What can be completed about settings. */
final class SettingWords implements Vocabulary {
    private final Config config;

    /** @param config for where themes are, which does not change */
    SettingWords(Config config) {
        this.config = config;
    }

    @Override
    public List<String> settings() {
        return Setting.words().toList();
    }

    @Override
    public List<String> values(String setting) {
        return setting.equals(Setting.THEME.word())
                ? themes()
                : Setting.named(setting).map(Setting::choices).orElse(List.of());
    }

    @Override
    public List<String> themes() {
        return config.schemes().names();
    }

    @Override
    public List<String> emoji(String beginning) {
        return EmojiNames.beginningWith(beginning);
    }
}
