package tupa.testkit.audit.judge;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Reply;

/** All that anybody said. */
public final class Posts {
    private final Findings findings;
    private final Map<Post.Key, Post> posts = new LinkedHashMap<>();

    public Posts(Findings findings) {
        this.findings = findings;
    }

    /** Notes something that somebody is about to say. */
    public Post add(Witness witness, Post.Key key, String text) {
        Post post = new Post(witness, key, text);
        if (posts.put(key, post) != null) {
            throw new IllegalStateException(key + " was said before");
        }
        return post;
    }

    public Optional<Post> find(Post.Key key) {
        return Optional.ofNullable(posts.get(key));
    }

    Collection<Post> all() {
        return Collections.unmodifiableCollection(posts.values());
    }

    public void acknowledged(Post post, Reply.PostDone done) {
        acknowledged(post, new Post.Ack(done.mid(), done.seq(), done.ts()), done.dup());
    }

    public void acknowledged(Post post, Reply.DmDone done) {
        acknowledged(post, new Post.Ack(done.mid(), done.seq(), done.ts()), done.dup());
    }

    private void acknowledged(Post post, Post.Ack ack, boolean dup) {
        findings.checked(Promise.ACKS, 1);
        if (!ack.mid().endsWith("-" + ack.seq())) {
            broken(post, "acknowledged as " + ack);
        }
        if (post.ack().isPresent()) {
            if (!post.ack().get().equals(ack)) {
                broken(
                        post,
                        "acknowledged as " + ack + ", before as " + post.ack().get());
            } else if (!dup) {
                broken(post, "acknowledged again as if it were new");
            }
        } else if (dup && post.attempts() == 1) {
            broken(post, "acknowledged as a repetition, though it was said once");
        }
        if (post.ack().isEmpty()) {
            post.acknowledged(ack);
        }
    }

    public void refused(Post post, Reply.Refusal refusal) {
        findings.checked(Promise.REFUSED, 1);
        if (refusal.code() == tupa.wire.ErrorCode.CID_CONFLICT) {
            broken(post, "refused as if another text had that cid");
        }
        post.refused();
    }

    private void broken(Post post, String what) {
        findings.broken(Promise.ACKS, post.witness(), post + ": " + what);
    }
}
