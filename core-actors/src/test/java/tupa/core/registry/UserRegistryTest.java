package tupa.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.core.testing.NothingUnhandled;
import tupa.core.testing.Some;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;

final class UserRegistryTest {
    @RegisterExtension
    final NothingUnhandled system = new NothingUnhandled();

    private final ActorRef<UserRegistry.Command> registry =
            system.kit().spawn(UserRegistry.create(new UserRegistry.Bounds(3, 2)));
    private final TestProbe<Boolean> granted = system.kit().createTestProbe(Boolean.class);
    private final TestProbe<UserRegistry.Claimed> claims = system.kit().createTestProbe(UserRegistry.Claimed.class);
    private final TestProbe<Summons> session = system.kit().createTestProbe(Summons.class);
    private final TestProbe<Summons> other = system.kit().createTestProbe(Summons.class);

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    private final TestProbe<Optional<UserRegistry.Found>> found =
            (TestProbe) system.kit().createTestProbe();

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    private final TestProbe<Optional<Member>> members = (TestProbe) system.kit().createTestProbe();

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    private final TestProbe<List<Member>> lists = (TestProbe) system.kit().createTestProbe();

    @Test
    void a_nick_belongs_to_whoever_claims_it_first_whatever_the_letter_case() {
        assertThat(claim("Ann", "ann", session.getRef())).isTrue();

        assertThat(claim("ANN", "other", other.getRef())).isFalse();
        assertThat(claim("bob", "bob", other.getRef())).isTrue();
        assertThat(everybody()).extracting(member -> member.nick().value()).containsExactly("Ann", "bob");
    }

    @Test
    void a_user_who_claims_again_has_only_the_new_nick_and_token() {
        claim("ann", "ann", session.getRef());

        assertThat(claim("eve", "ann", session.getRef())).isTrue();

        assertThat(find("ann")).isEmpty();
        assertThat(byToken("token of ann")).isEmpty();
        assertThat(byToken("token of eve")).isPresent();
        assertThat(claim("ann", "other", other.getRef())).as("free again").isTrue();
    }

    @Test
    void whoever_cannot_have_another_nick_keeps_the_old_one() {
        claim("ann", "ann", session.getRef());
        claim("bob", "bob", other.getRef());

        assertThat(reserve("ann", "BOB")).isFalse();
        rename("ann", "BOB");
        assertThat(find("ann")).isPresent();
        assertThat(find("bob")).map(Member::user).contains(Some.user("bob"));
        assertThat(reserve("ann", "Ann")).as("his own, written otherwise").isTrue();
        rename("ann", "Ann");
        assertThat(reserve("ann", "eve")).isTrue();
        rename("ann", "eve");
        assertThat(find("ann")).isEmpty();
        assertThat(find("Eve")).map(Member::user).contains(Some.user("ann"));
        assertThat(reserve("nobody", "free")).isFalse();
    }

    /** Somebody else took the old nick while the new one was being stored, and could not be: two went by the same. */
    @Test
    void whoever_is_changing_his_nick_holds_both_until_he_goes_by_one() {
        claim("ann", "ann", session.getRef());

        assertThat(reserve("ann", "eve")).isTrue();

        assertThat(claim("ann", "other", other.getRef())).isFalse();
        assertThat(claim("eve", "other", other.getRef())).isFalse();
        rename("ann", "ann");
        assertThat(claim("eve", "other", other.getRef())).isTrue();
        assertThat(everybody()).extracting(member -> member.nick().value()).containsExactly("ann", "eve");
    }

    @Test
    void whoever_goes_takes_both_his_nicks_with_him() {
        claim("ann", "ann", session.getRef());
        reserve("ann", "eve");
        reserve("ann", "eva");

        assertThat(claim("eve", "other", other.getRef()))
                .as("only one is reserved")
                .isTrue();
        registry.tell(new UserRegistry.Release(Some.user("ann")));

        assertThat(find("ann")).isEmpty();
        assertThat(find("eva")).isEmpty();
    }

    @Test
    void a_nick_is_free_once_it_is_released() {
        claim("ann", "ann", session.getRef());

        registry.tell(new UserRegistry.Release(Some.user("ann")));

        assertThat(find("ann")).isEmpty();
        assertThat(byToken("token of ann")).isEmpty();
        assertThat(claim("ann", "other", other.getRef())).isTrue();
    }

    @Test
    void users_are_found_by_nick_by_id_and_by_token_with_their_status() {
        claim("ann", "ann", session.getRef());
        registry.tell(new UserRegistry.ChangeStatus(Some.user("ann"), Status.AWAY));
        registry.tell(new UserRegistry.ChangeStatus(Some.user("nobody"), Status.AWAY));

        Member away = new Member(Some.user("ann"), new Nick("ann"), Status.AWAY);
        assertThat(find("ANN")).contains(away);
        assertThat(find("u-ann")).contains(away);
        assertThat(byToken("token of ann")).contains(new UserRegistry.Found(away, session.getRef()));
        assertThat(find("not a nick at all")).isEmpty();
    }

    /** Whoever resumed in the moment in which his session had failed was told that it had expired. */
    @Test
    void a_session_that_failed_keeps_nick_and_token_until_it_is_back() {
        TestProbe<Summons> failed = system.kit().createTestProbe(Summons.class);
        claim("ann", "ann", failed.getRef());
        failed.stop();
        granted.expectTerminated(failed.getRef());

        assertThat(claim("ann", "other", other.getRef())).isFalse();
        assertThat(byToken("token of ann")).isPresent();
        assertThat(claim("ann", "ann", session.getRef())).isTrue();
        assertThat(byToken("token of ann")).map(UserRegistry.Found::session).contains(session.getRef());
    }

    @Test
    void an_invitation_reaches_the_session_it_is_for_and_one_for_nobody_is_declined() {
        claim("ann", "ann", session.getRef());

        registry.tell(
                new UserRegistry.Invite(Some.user("ann"), Some.member("bob").person(), granted.getRef()));
        registry.tell(
                new UserRegistry.Invite(Some.user("eve"), Some.member("bob").person(), granted.getRef()));

        session.expectMessage(new Summons.Invite(Some.member("bob").person(), granted.getRef()));
        granted.expectMessage(false);
    }

    @Test
    void beyond_the_bound_only_who_is_known_can_claim_a_nick() {
        TestProbe<Summons> third = system.kit().createTestProbe(Summons.class);
        TestProbe<Summons> late = system.kit().createTestProbe(Summons.class);
        claim("ann", "ann", session.getRef());
        claim("bob", "bob", other.getRef());
        claim("eve", "eve", third.getRef());

        assertThat(claimed("dan", "dan", late.getRef())).isEqualTo(UserRegistry.Claimed.FULL);
        assertThat(claimed("Ann", "dan", late.getRef())).isEqualTo(UserRegistry.Claimed.TAKEN);
        assertThat(claimed("Anna", "ann", session.getRef())).isEqualTo(UserRegistry.Claimed.HELD);
        registry.tell(new UserRegistry.Release(Some.user("eve")));
        assertThat(claimed("dan", "dan", late.getRef())).isEqualTo(UserRegistry.Claimed.HELD);
    }

    @Test
    void when_too_many_are_away_the_one_who_has_been_longest_is_told_to_end() {
        TestProbe<Summons> third = system.kit().createTestProbe(Summons.class);
        claim("ann", "ann", session.getRef());
        claim("bob", "bob", other.getRef());
        claim("eve", "eve", third.getRef());
        detach("ann", 1);
        detach("bob", 2);
        registry.tell(new UserRegistry.Attach(Some.user("ann")));
        detach("ann", 3);

        detach("eve", 4);

        other.expectMessage(new Summons.Lapse(Instant.ofEpochSecond(2)));
        registry.tell(new UserRegistry.Release(Some.user("eve")));
        detach("bob", 5);
        assertThat(find("bob")).isPresent();
        session.expectNoMessage(Duration.ZERO);
        third.expectNoMessage(Duration.ZERO);
    }

    @Test
    void who_is_not_known_is_not_counted_among_those_who_are_away() {
        claim("ann", "ann", session.getRef());
        claim("bob", "bob", other.getRef());
        detach("ann", 1);
        detach("bob", 2);

        detach("nobody", 3);

        assertThat(find("ann")).isPresent();
        session.expectNoMessage(Duration.ZERO);
    }

    private void detach(String user, long until) {
        registry.tell(new UserRegistry.Detach(Some.user(user), Instant.ofEpochSecond(until)));
    }

    private boolean claim(String nick, String user, ActorRef<Summons> by) {
        return claimed(nick, user, by) == UserRegistry.Claimed.HELD;
    }

    private UserRegistry.Claimed claimed(String nick, String user, ActorRef<Summons> by) {
        Member member = new Member(Some.user(user), new Nick(nick), Status.ONLINE);
        registry.tell(new UserRegistry.Claim(member, "token of " + nick, by, claims.getRef()));
        return claims.receiveMessage();
    }

    private boolean reserve(String user, String nick) {
        registry.tell(new UserRegistry.Reserve(Some.user(user), new Nick(nick), granted.getRef()));
        return granted.receiveMessage();
    }

    private void rename(String user, String nick) {
        registry.tell(new UserRegistry.Rename(Some.user(user), new Nick(nick)));
    }

    private Optional<Member> find(String who) {
        registry.tell(new UserRegistry.Find(who, members.getRef()));
        return members.receiveMessage();
    }

    private Optional<UserRegistry.Found> byToken(String hash) {
        registry.tell(new UserRegistry.FindToken(hash, found.getRef()));
        return found.receiveMessage();
    }

    private List<Member> everybody() {
        registry.tell(new UserRegistry.Everybody(lists.getRef()));
        return lists.receiveMessage();
    }
}
