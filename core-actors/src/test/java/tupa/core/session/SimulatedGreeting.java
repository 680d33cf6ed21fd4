package tupa.core.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.connection.Outbox;
import tupa.core.registry.UserRegistry;
import tupa.core.sim.engine.Cell;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.Status;
import tupa.wire.UserId;

/** A connection in a simulation whose user is not known yet: what {@link Greeting} is in the server. */
public final class SimulatedGreeting implements Listener, Addressee {
    static final InetSocketAddress PEER = InetSocketAddress.createUnresolved("peer", 4711);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Cell cell;
    private final SimulatedSession.Shared shared;
    private final UserId user;
    private final Attachment attachment;
    private Optional<Consumer<Listener>> reader = Optional.empty();
    private Optional<SimulatedSession> became = Optional.empty();
    private Instant since = Instant.EPOCH;
    private boolean handedOver;

    public SimulatedGreeting(Cell cell, SimulatedSession.Shared shared, UserId user, Outbox outbox) {
        this.cell = cell;
        this.shared = shared;
        this.user = user;
        this.attachment = new Attachment(outbox, PEER, cell.queue().instant());
        cell.whenStopped(() -> {
            if (!handedOver) {
                attachment.close(Event.Bye.of(CloseReason.INTERNAL));
            }
        });
        awaitHello();
    }

    @Override
    public void received(Outbox outbox, List<Incoming> requests, Consumer<Listener> taken) {
        cell.tell("received", () -> {
            if (became.isPresent()) {
                became.get().received(outbox, requests, taken);
                return;
            }
            reader = Optional.of(taken);
            attachment.received(requests, () -> taken.accept(this));
            proceed();
        });
    }

    @Override
    public void lost(Outbox outbox) {
        cell.tell("lost", () -> {
            if (became.isPresent()) {
                became.get().lost(outbox);
            } else {
                attachment.release();
                cell.stop();
            }
        });
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public void attach(Attach attach) {
        became.ifPresent(session -> session.attach(attach));
    }

    @Override
    public void lapse(Instant until) {
        became.ifPresent(session -> session.lapse(until));
    }

    @Override
    public void invited(Person from, Consumer<Boolean> answer) {
        became.ifPresent(session -> session.invited(from, answer));
    }

    private void proceed() {
        Optional<Incoming> next = attachment.next();
        while (next.isPresent()) {
            handle((Incoming.Asked) next.get());
            next = attachment.next();
        }
        next();
    }

    private void handle(Incoming.Asked asked) {
        if (asked.request() instanceof Request.Hello hello) {
            attachment.begin();
            cell.cancel(this);
            since = cell.queue().instant();
            hello.token().ifPresentOrElse(token -> resume(asked.id(), hello, token), () -> claim(asked.id(), hello));
        } else {
            attachment.answer(asked.id(), Reply.Refusal.of(ErrorCode.HELLO_REQUIRED));
        }
    }

    private void awaitHello() {
        cell.after(this, shared.settings().helloTimeout(), "no hello", () -> {
            attachment.close(Event.Bye.of(CloseReason.HELLO_REQUIRED));
            next();
        });
    }

    private void resume(Optional<String> re, Request.Hello hello, String token) {
        this.<Optional<Addressee>>ask(
                shared.registry().cell(),
                "find token",
                answer -> answer.ifPresentOrElse(
                        found -> found.ifPresentOrElse(
                                session -> handOver(session, re, hello, token),
                                () -> refuse(re, ErrorCode.SESSION_EXPIRED)),
                        () -> resumeLater(re, hello, token)),
                to -> to.accept(shared.registry().findToken(Tokens.hash(token))));
    }

    private void handOver(Addressee session, Optional<String> re, Request.Hello hello, String token) {
        this.<Boolean>ask(
                session.cell(),
                "attach",
                accepted -> {
                    handedOver = accepted.orElse(false);
                    if (accepted.isEmpty()) {
                        resumeLater(re, hello, token);
                    } else if (handedOver) {
                        cell.stop();
                    } else {
                        refuse(re, ErrorCode.SESSION_EXPIRED);
                    }
                },
                to -> session.attach(
                        new Attach(attachment.outbox(), re, hello, attachment.waiting(), reader.orElseThrow(), to)));
    }

    private void claim(Optional<String> re, Request.Hello hello) {
        Nick nick = hello.nick().orElseThrow();
        Member member = new Member(user, nick, Status.ONLINE);
        String token = shared.ids().token();
        this.<UserRegistry.Claimed>ask(
                shared.registry().cell(),
                "claim",
                claimed ->
                        claimed.ifPresentOrElse(verdict -> claimed(verdict, member, token, re, hello), this::comeAgain),
                to -> to.accept(shared.registry().claim(member, Tokens.hash(token), cell, this)));
    }

    private void claimed(
            UserRegistry.Claimed verdict, Member member, String token, Optional<String> re, Request.Hello hello) {
        switch (verdict) {
            case HELD -> become(member, token, re, hello);
            case TAKEN -> refuse(re, ErrorCode.NICK_TAKEN);
            case FULL -> refuse(re, ErrorCode.BUSY);
        }
    }

    private void become(Member member, String token, Optional<String> re, Request.Hello hello) {
        if (attachment.outbox().isClosed()) {
            cell.stop();
            return;
        }
        cell.cancel(this);
        SimulatedSession session = new SimulatedSession(cell, shared, member, Tokens.hash(token));
        became = Optional.of(session);
        session.attach(attachment, re, hello, token);
    }

    private void refuse(Optional<String> re, ErrorCode code) {
        attachment.answer(re, Reply.Refusal.of(code));
        attachment.done();
        awaitHello();
        proceed();
    }

    private <A> void ask(Cell to, String what, Consumer<Optional<A>> then, Consumer<Consumer<A>> question) {
        cell.ask(
                to,
                what,
                shared.settings().operationTimeout(),
                Optional.<A>empty(),
                then,
                give -> question.accept(given -> give.accept(Optional.of(given))));
    }

    private void resumeLater(Optional<String> re, Request.Hello hello, String token) {
        Instant latest = since.plus(shared.settings().operationTimeout());
        if (cell.queue().instant().isAfter(latest)) {
            comeAgain();
        } else {
            cell.after(hello, LOOK_AGAIN, "look again", () -> resume(re, hello, token));
        }
    }

    private void comeAgain() {
        attachment.close(new Event.Bye(CloseReason.INTERNAL, ErrorCode.BUSY.text(), true, 1000));
        cell.stop();
    }

    private void next() {
        if (attachment.outbox().isClosed()) {
            cell.stop();
        }
    }
}
