package tupa.testkit.audit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.testkit.audit.judge.Some.ANN;
import static tupa.testkit.audit.judge.Some.BOB;
import static tupa.testkit.audit.judge.Some.ROOM;
import static tupa.testkit.audit.judge.Some.broken;

import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;

class PresenceJudgedTest {
    private static final Nick ANNA = new Nick("anna");

    private final Judge judge = Judge.create();
    private final Witness bob = new Witness("bob");
    private final Life ann = judge.people().begin(new Witness("ann"), ANN.nick());

    private void join(Person who) {
        judge.presence().joined(bob, new Event.Joined(ROOM, who));
    }

    private void leave(LeftReason reason) {
        judge.presence().left(bob, new Event.Left(ROOM, ANN, reason));
    }

    private void welcome() {
        judge.people().welcomed(ann, ANN.user());
    }

    @Test
    void whoever_enters_and_leaves_may_be_shown_to_and_need_not() {
        welcome();
        ann.enters("dev");
        ann.departs("dev");
        ann.enters("dev");
        join(ANN);
        leave(LeftReason.LEFT);
        judge.presence().close();

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void somebody_shown_to_come_more_often_than_he_did_is_found() {
        welcome();
        ann.enters("dev");
        join(ANN);
        join(ANN);

        assertThat(broken(judge.findings())).containsExactly(Promise.PRESENCE);
    }

    @Test
    void somebody_shown_to_leave_who_did_not_is_found() {
        welcome();
        ann.enters("dev");
        join(ANN);
        leave(LeftReason.LEFT);
        judge.presence().close();

        assertThat(broken(judge.findings())).containsExactly(Promise.PRESENCE);
    }

    @Test
    void somebody_whose_join_was_refused_may_be_shown_to_come_and_go_before_he_knows_it() {
        welcome();
        ann.enters("dev");
        join(ANN);
        leave(LeftReason.LEFT);
        ann.departs("dev");
        judge.presence().close();

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void somebody_shown_to_quit_who_said_no_goodbye_is_found() {
        welcome();
        leave(LeftReason.QUIT);
        judge.presence().close();

        assertThat(broken(judge.findings())).containsExactly(Promise.PRESENCE);
    }

    @Test
    void a_timeout_of_a_session_that_is_alive_is_found() {
        welcome();
        leave(LeftReason.TIMEOUT);
        judge.presence().close();

        assertThat(broken(judge.findings())).containsExactly(Promise.PRESENCE);
    }

    @Test
    void a_timeout_is_right_if_the_user_learns_later_that_his_session_is_over() {
        welcome();
        leave(LeftReason.TIMEOUT);
        ann.expired();
        judge.presence().close();

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void a_session_whose_welcome_was_lost_may_time_out() {
        leave(LeftReason.TIMEOUT);
        judge.presence().close();

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void a_stranger_is_found() {
        join(BOB);

        assertThat(broken(judge.findings())).containsExactly(Promise.PRESENCE);
    }

    @Test
    void a_rename_is_told_once() {
        welcome();
        judge.people().named(ann, ANNA);
        Event.NickChanged renamed = new Event.NickChanged(ROOM, ANN.nick(), new Person(ANN.user(), ANNA));

        judge.presence().renamed(bob, renamed);
        assertThat(broken(judge.findings())).isEmpty();

        judge.presence().renamed(bob, renamed);
        assertThat(broken(judge.findings())).containsExactly(Promise.NAMES);
    }

    @Test
    void a_rename_to_a_nick_that_he_did_not_ask_for_is_found() {
        welcome();
        judge.presence().renamed(bob, new Event.NickChanged(ROOM, ANN.nick(), new Person(ANN.user(), ANNA)));

        assertThat(broken(judge.findings())).containsExactly(Promise.NAMES);
    }

    @Test
    void a_roll_follows_hints_and_is_replaced_by_lists() {
        Roll roll = new Roll();
        Member member = new Member(ANN.user(), ANN.nick(), Status.ONLINE);
        Member renamed = new Member(ANN.user(), ANNA, Status.AWAY);
        roll.list(List.of(member));
        assertThat(roll.agrees(List.of(member))).isTrue();

        roll.joined(BOB);
        roll.left(BOB);
        roll.renamed(new Person(ANN.user(), ANNA));
        assertThat(roll.agrees(List.of(renamed))).isTrue();
        assertThat(roll.agrees(List.of(member))).isFalse();

        roll.crowd();
        assertThat(roll.agrees(List.of())).isTrue();
    }
}
