package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.japi.function.Function;
import tupa.core.connection.Connection;
import tupa.core.connection.Newcomer;
import tupa.core.registry.Summons;
import tupa.core.registry.UserRegistry;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * A connection whose user is not known yet. A hello with a token hands it to the session of that token, whose requests from
 * then on go there; a hello without one claims the nick, and this actor becomes the guest's session.
 */
final class Greeting extends Phase {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final long RETRY_MS = 1000;

    private final ActorContext<Session.Command> context;
    private final TimerScheduler<Session.Command> timers;
    private final Session.Shared shared;
    private final UserId user;
    private final Newcomer newcomer;
    private final Attachment attachment;
    private final ActorRef<Connection> connection;
    private final Strikes mistakes;
    private final RateLimit rate;
    private Optional<Connection.Reader> reader = Optional.empty();

    /** When the hello came that is being answered. */
    private Instant since = Instant.EPOCH;

    private boolean handedOver;

    Greeting(
            ActorContext<Session.Command> context,
            TimerScheduler<Session.Command> timers,
            Session.Shared shared,
            UserId user,
            Newcomer newcomer) {
        this.context = context;
        this.timers = timers;
        this.shared = shared;
        this.user = user;
        this.newcomer = newcomer;
        this.attachment = new Attachment(
                newcomer.outbox(), newcomer.peer(), shared.clock().instant());
        this.connection = context.messageAdapter(Connection.class, Session.FromConnection::new);
        this.mistakes = new Strikes(
                shared.settings().badRequestsMax(),
                Strikes.WINDOW,
                shared.clock().instant());
        this.rate = RateLimit.of(shared.settings(), shared.clock().instant());
    }

    Behavior<Session.Command> begin() {
        newcomer.reader().tell(new Connection.Taken(connection));
        awaitHello();
        return behavior();
    }

    private void awaitHello() {
        Session.Run tooLate = new Session.Run(() -> attachment.close(Event.Bye.of(CloseReason.HELLO_REQUIRED)));
        timers.startSingleTimer(this, tooLate, newcomer.helloWithin());
    }

    @Override
    Behavior<Session.Command> fromConnection(Session.FromConnection from) {
        if (from.word() instanceof Connection.Received received) {
            reader = Optional.of(received.replyTo());
            Runnable allTaken = () -> received.replyTo().tell(new Connection.Taken(connection));
            attachment.received(received.requests(), allTaken);
            return proceed();
        }
        attachment.release();
        return Behaviors.stopped();
    }

    private Behavior<Session.Command> proceed() {
        Optional<Incoming> next = attachment.next();
        while (next.isPresent()) {
            handle(next.get());
            next = attachment.next();
        }
        return next();
    }

    private void handle(Incoming incoming) {
        if (incoming instanceof Incoming.Malformed malformed) {
            mistakes.count(shared.clock().instant());
            Reply.Refusal refusal = new Reply.Refusal(malformed.code(), malformed.message(), OptionalLong.empty());
            attachment.answer(malformed.id(), refusal);
        } else if (incoming instanceof Incoming.Asked asked) {
            handle(asked);
        }
        if (mistakes.isOut()) {
            attachment.close(Event.Bye.of(CloseReason.BAD_REQUESTS));
        } else if (rate.isFlood()) {
            attachment.close(Event.Bye.of(CloseReason.FLOOD));
        }
    }

    private void handle(Incoming.Asked asked) {
        if (asked.request() instanceof Request.Hello hello) {
            hello(asked.id(), hello);
        } else if (asked.request() instanceof Request.Ping) {
            rate.free(shared.clock().instant());
            attachment.answer(asked.id(), new Reply.Pong(shared.clock().instant()));
        } else if (asked.request() instanceof Request.Bye) {
            attachment.answer(asked.id(), new Reply.Done());
            attachment.close(Event.Bye.of(CloseReason.CLOSED));
        } else {
            mistakes.count(shared.clock().instant());
            attachment.answer(asked.id(), Reply.Refusal.of(ErrorCode.HELLO_REQUIRED));
        }
    }

    private void hello(Optional<String> re, Request.Hello hello) {
        Instant now = shared.clock().instant();
        Duration wait = rate.take(now);
        if (!wait.isZero()) {
            attachment.answer(re, Reply.Refusal.of(ErrorCode.RATE_LIMITED, wait.toMillis() + 1));
            return;
        }
        attachment.begin();
        timers.cancel(this);
        since = now;
        hello.token().ifPresentOrElse(token -> resume(re, hello, token), () -> claim(re, hello));
    }

    private void resume(Optional<String> re, Request.Hello hello, String token) {
        ask(
                shared.registry(),
                (ActorRef<Optional<UserRegistry.Found>> to) -> new UserRegistry.FindToken(Tokens.hash(token), to),
                answer -> {
                    if (answer.isEmpty()) {
                        return resumeLater(re, hello, token);
                    }
                    Optional<UserRegistry.Found> found = answer.get();
                    if (found.isEmpty()) {
                        return refuse(re, ErrorCode.SESSION_EXPIRED);
                    }
                    reader.ifPresent(to -> handOver(found.get().session(), re, hello, token, to));
                    return Behaviors.same();
                });
    }

    private void handOver(
            ActorRef<Summons> session,
            Optional<String> re,
            Request.Hello hello,
            String token,
            Connection.Reader taken) {
        ask(
                session,
                (ActorRef<Boolean> to) -> new Summons.Attach(
                        newcomer.peer(), attachment.outbox(), re, hello, attachment.waiting(), taken, to),
                accepted -> {
                    handedOver = accepted.orElse(false);
                    if (accepted.isEmpty()) {
                        return resumeLater(re, hello, token);
                    }
                    return handedOver ? Behaviors.stopped() : refuse(re, ErrorCode.SESSION_EXPIRED);
                });
    }

    /** The session has failed in this moment, and is coming back. */
    private Behavior<Session.Command> resumeLater(Optional<String> re, Request.Hello hello, String token) {
        if (shared.clock().instant().isAfter(since.plus(shared.settings().operationTimeout()))) {
            return comeAgain();
        }
        timers.startSingleTimer(hello, new Session.Run(() -> resume(re, hello, token)), LOOK_AGAIN);
        return Behaviors.same();
    }

    private void claim(Optional<String> re, Request.Hello hello) {
        Optional<Nick> nick = hello.nick();
        if (nick.isEmpty()) {
            attachment.done();
            awaitHello();
            attachment.answer(re, Reply.Refusal.of(ErrorCode.NICK_INVALID));
            return;
        }
        String token = shared.ids().token();
        Session.Guest guest = new Session.Guest(new Member(user, nick.get(), Status.ONLINE), token, Tokens.hash(token));
        ActorRef<Summons> summons = context.messageAdapter(Summons.class, Session.Summoned::new);
        ask(
                shared.registry(),
                (ActorRef<UserRegistry.Claimed> to) ->
                        new UserRegistry.Claim(guest.member(), guest.tokenHash(), summons, to),
                claimed -> claimed.map(verdict -> switch (verdict) {
                            case HELD -> become(guest, re, hello);
                            case TAKEN -> refuse(re, ErrorCode.NICK_TAKEN);
                            case FULL -> refuse(re, ErrorCode.BUSY);
                        })
                        .orElseGet(this::comeAgain));
    }

    private Behavior<Session.Command> become(Session.Guest guest, Optional<String> re, Request.Hello hello) {
        if (attachment.outbox().isClosed()) {
            return Behaviors.stopped();
        }
        SessionLog.connected(user, guest.member().nick(), newcomer.peer());
        return Session.begin(context, timers, shared, guest, attachment, re, hello);
    }

    private Behavior<Session.Command> refuse(Optional<String> re, ErrorCode code) {
        attachment.answer(re, code.retryable() ? Reply.Refusal.of(code, RETRY_MS) : Reply.Refusal.of(code));
        attachment.done();
        awaitHello();
        return proceed();
    }

    /** Nobody knows what became of the question, so it must have no answer; what the user has he keeps. */
    private Behavior<Session.Command> comeAgain() {
        attachment.close(new Event.Bye(CloseReason.INTERNAL, ErrorCode.BUSY.text(), true, RETRY_MS));
        return Behaviors.stopped();
    }

    private <Q, A> void ask(
            ActorRef<Q> actor,
            Function<ActorRef<A>, Q> question,
            java.util.function.Function<Optional<A>, Behavior<Session.Command>> then) {
        CompletionStage<A> answer = Asking.ask(context, shared.settings(), actor, question);
        context.pipeToSelf(
                answer,
                (given, failure) -> new Session.Answered(
                        () -> then.apply(failure == null ? Optional.of(given) : Optional.empty())));
    }

    @Override
    Behavior<Session.Command> run(Session.Run run) {
        run.step().run();
        return next();
    }

    @Override
    Behavior<Session.Command> drain(Session.Drain drain) {
        attachment.close(Farewell.of(shared.settings(), shared.ids()));
        drain.replyTo().tell(new Session.Drained(context.getSelf()));
        return Behaviors.stopped();
    }

    @Override
    Behavior<Session.Command> answered(Session.Answered answered) {
        return answered.then().get();
    }

    @Override
    Behavior<Session.Command> summoned(Session.Summoned summoned) {
        return notYet();
    }

    @Override
    Behavior<Session.Command> fromRoom(Session.FromRoom from) {
        return notYet();
    }

    @Override
    Behavior<Session.Command> relayEnded(Session.RelayEnded ended) {
        return notYet();
    }

    /** Nobody but the connection knows of this actor yet. What comes can only be late. */
    private static Behavior<Session.Command> notYet() {
        return Behaviors.same();
    }

    private Behavior<Session.Command> next() {
        return attachment.outbox().isClosed() ? Behaviors.stopped() : Behaviors.same();
    }

    @Override
    void stopped() {
        if (!handedOver) {
            attachment.close(Event.Bye.of(CloseReason.INTERNAL));
        }
    }
}
