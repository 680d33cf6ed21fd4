package tupa.terminal.full;

import tupa.terminal.text.Width;
import tupa.terminal.view.Sheet;
import tupa.terminal.view.Theme;

/**
 * How the screen is to look.
 *
 * @param ways how wide the terminal draws what
 * @param glyphs whether the terminal's encoding has more than ASCII
 */
public record Look(Theme theme, Sheet sheet, Width ways, boolean glyphs, Panes panes) {}
