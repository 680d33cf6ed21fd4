package tupa.testkit.audit.mutant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** The ways in which what a connection is told can be wrong. */
final class Bends {
    private Bends() {}

    /** Every so many messages of a connection, something else happens to one. */
    private static final int EVERY = 15;

    static Bend everyMessage(Function<Event.Message, List<ServerMessage>> bent) {
        return new Bend() {
            private int count;

            @Override
            List<ServerMessage> event(Event event) {
                return event instanceof Event.Message message && ++count % EVERY == 0
                        ? bent.apply(message)
                        : List.of(event);
            }
        };
    }

    static Bend everyAck(Function<Reply.PostDone, Reply> bent) {
        return new Bend() {
            private int count;

            @Override
            List<ServerMessage> answer(Answer answer) {
                return answer.reply() instanceof Reply.PostDone done && ++count % EVERY == 0
                        ? List.of(new Answer(answer.re(), bent.apply(done)))
                        : List.of(answer);
            }
        };
    }

    static Event.Message invented(Event.Message message) {
        return new Event.Message(
                message.room(),
                message.seq(),
                message.mid(),
                message.ts(),
                message.from(),
                new Cid("nobody"),
                "what nobody said",
                message.kind());
    }

    static Reply wrongSeq(Reply.PostDone done) {
        long other = done.seq() + 1;
        String epoch = done.mid().substring(0, done.mid().lastIndexOf('-') + 1);
        return new Reply.PostDone(epoch + other, other, done.ts(), done.dup());
    }

    static Reply refused(Reply.PostDone done) {
        return Reply.Refusal.of(ErrorCode.TEXT_TOO_LONG);
    }

    static Bend answeringTwice() {
        return new Bend() {
            private int count;

            @Override
            List<ServerMessage> answer(Answer answer) {
                return ++count % EVERY == 0 ? List.of(answer, answer) : List.of(answer);
            }
        };
    }

    static Bend reordering() {
        return new Bend() {
            private int count;
            private Optional<Event.Message> held = Optional.empty();

            @Override
            List<ServerMessage> event(Event event) {
                if (!(event instanceof Event.Message message)) {
                    return List.of(event);
                }
                if (held.isEmpty() && ++count % EVERY == 0) {
                    held = Optional.of(message);
                    return List.of();
                }
                if (held.filter(first -> first.room().equals(message.room())).isPresent()) {
                    Event.Message first = held.get();
                    held = Optional.empty();
                    return List.of(message, first);
                }
                return List.of(message);
            }
        };
    }

    static Bend repeatingOnResume() {
        return new Bend() {
            private boolean resumed;

            @Override
            List<ServerMessage> answer(Answer answer) {
                resumed = resumed || (answer.reply() instanceof Reply.Welcome welcome && welcome.resumed());
                return List.of(answer);
            }

            @Override
            List<ServerMessage> event(Event event) {
                if (resumed && event instanceof Event.Message) {
                    resumed = false;
                    return List.of(event, event);
                }
                return List.of(event);
            }
        };
    }

    static Bend welcoming(UnaryOperator<Reply.Standing> bent) {
        return new Bend() {
            @Override
            List<ServerMessage> answer(Answer answer) {
                if (!(answer.reply() instanceof Reply.Welcome was) || !was.resumed()) {
                    return List.of(answer);
                }
                Map<RoomAddress, Reply.Standing> rooms = new HashMap<>(was.rooms());
                rooms.replaceAll((room, standing) -> bent.apply(standing));
                return List.of(new Answer(
                        answer.re(),
                        new Reply.Welcome(
                                was.v(), was.server(), was.you(), was.token(), true, was.now(), was.limits(), rooms)));
            }
        };
    }

    static Bend leaking(Others others) {
        return new Bend() {
            @Override
            List<ServerMessage> event(Event event) {
                if (event instanceof Event.Dm dm) {
                    others.tellOne(
                            bend -> bend.who().filter(who -> !isParty(dm, who)).isPresent(), dm);
                }
                return List.of(event);
            }
        };
    }

    private static boolean isParty(Event.Dm dm, Person who) {
        return dm.from().user().equals(who.user()) || dm.to().user().equals(who.user());
    }

    static Bend leavingOnLostSocket(Others others) {
        return new Bend() {
            @Override
            void lost() {
                who().ifPresent(gone -> rooms().forEach(address -> {
                    if (address instanceof RoomName room) {
                        Event.Left left = new Event.Left(room, gone, LeftReason.TIMEOUT);
                        others.tellAll(bend -> bend.rooms().contains(room), left);
                    }
                }));
            }
        };
    }

    /** The first user is told nothing more of his rooms once he has seen some. */
    static Bend leavingBehind() {
        return new Bend() {
            private int count;

            @Override
            List<ServerMessage> event(Event event) {
                boolean first =
                        who().filter(me -> me.nick().value().endsWith("-0-1")).isPresent();
                return first && event instanceof Event.Message && ++count > EVERY ? List.of() : List.of(event);
            }
        };
    }

    static Bend forgettingNames() {
        return new Bend() {
            @Override
            List<ServerMessage> event(Event event) {
                return event instanceof Event.NickChanged || event instanceof Event.Members
                        ? List.of()
                        : List.of(event);
            }
        };
    }
}
