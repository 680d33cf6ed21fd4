package tupa.terminal.model;

import java.util.List;
import java.util.Optional;

/**
 * What the prompt and completion show: a copy that other threads may read.
 *
 * @param naming the nick that is proposed, while the user has to choose one
 * @param nicks everybody known to be in one of the rooms
 * @param rooms rooms known to exist, without the {@code #}
 */
public record View(
        Link link,
        String nick,
        List<Tab> tabs,
        int unsent,
        Optional<String> naming,
        List<String> nicks,
        List<String> rooms) {
    /** One room in the list, with the number it keeps while it is open. */
    public record Tab(int number, String label, int unread, int mentions, boolean front, boolean direct) {}

    public View {
        tabs = List.copyOf(tabs);
        nicks = List.copyOf(nicks);
        rooms = List.copyOf(rooms);
    }

    public Optional<Tab> front() {
        return tabs.stream().filter(Tab::front).findFirst();
    }
}
