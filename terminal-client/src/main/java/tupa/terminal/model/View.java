package tupa.terminal.model;

import java.util.List;
import java.util.Optional;
import tupa.wire.Member;

/**
 * How things stand: what prompt, status, lists and completion show. A copy that other threads may read.
 *
 * @param unsent lines that wait for something else than the server's answer
 * @param behind how many stored events are known to be on their way to the user
 * @param naming the nick that is proposed, while the user has to choose one
 * @param nicks everybody known to be in one of the rooms
 * @param rooms rooms known to exist, without the {@code #}
 * @param textMax how many characters a message may have
 */
public record View(
        Link link,
        String nick,
        List<Tab> tabs,
        int unsent,
        long behind,
        Optional<String> naming,
        List<String> nicks,
        List<String> rooms,
        Optional<Front> inFront,
        int textMax) {
    /** One room in the list, with the number it keeps while it is open. */
    public record Tab(int number, String label, int unread, int mentions, boolean front, boolean direct) {}

    /**
     * The room or conversation in front.
     *
     * @param size how many are in it; {@code members} are fewer when the server only counts them
     * @param pending what the user said here and has not seen come back
     * @param typists who is writing something
     */
    public record Front(
            String label,
            boolean direct,
            String topic,
            int size,
            List<Member> members,
            List<Pending> pending,
            List<String> typists) {
        public Front {
            members = List.copyOf(members);
            pending = List.copyOf(pending);
            typists = List.copyOf(typists);
        }
    }

    /** A line of the user that is not yet one of the room's. */
    public record Pending(String text, boolean action, State state) {
        public enum State {
            /** It has not been sent. */
            WAITING,
            /** It has been sent, and may have been stored. */
            SENT,
            /** The server has it, and is about to say so to everybody. */
            STORED,
            /** The server has refused it. */
            REFUSED
        }
    }

    /** As it is before anything is known. */
    public static View beginning(String nick) {
        return new View(
                Link.CONNECTING,
                nick,
                List.of(),
                0,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    public View {
        tabs = List.copyOf(tabs);
        nicks = List.copyOf(nicks);
        rooms = List.copyOf(rooms);
    }

    public Optional<Tab> front() {
        return tabs.stream().filter(Tab::front).findFirst();
    }
}
