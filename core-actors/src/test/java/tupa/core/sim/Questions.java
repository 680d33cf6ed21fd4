package tupa.core.sim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Request;

/** What a client has asked on the connection it has, and was not answered. */
final class Questions {
    private final Map<String, Request> asked = new LinkedHashMap<>();
    private final Map<String, Ledger.Said> posts = new HashMap<>();

    Map<String, Request> open() {
        return asked;
    }

    void ask(String id, Request request) {
        asked.put(id, request);
    }

    /** The question {@code id} puts this into a room. */
    void say(String id, Ledger.Said said) {
        said.asked++;
        posts.put(id, said);
    }

    Optional<Request> answered(String id) {
        return Optional.ofNullable(asked.remove(id));
    }

    Optional<Ledger.Said> said(String id) {
        Optional<Ledger.Said> said = Optional.ofNullable(posts.remove(id));
        said.ifPresent(post -> post.asked--);
        return said;
    }

    /** Whether one of them may just be bringing its user into a room; whoever leaves his last comes into the default room. */
    boolean mayBringIn() {
        return asked.values().stream()
                .anyMatch(request -> request instanceof Request.Join || request instanceof Request.Leave);
    }

    /** The connection is gone; these will not be answered. */
    List<Request> lose() {
        List<Request> lost = List.copyOf(asked.values());
        asked.clear();
        posts.values().forEach(said -> {
            said.asked--;
            said.inDoubt++;
        });
        posts.clear();
        return lost;
    }
}
