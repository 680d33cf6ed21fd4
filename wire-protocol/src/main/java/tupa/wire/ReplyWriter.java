package tupa.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Writes replies into one object: {@code type}, the id of the request, then the answer. */
record ReplyWriter(JsonWriter out, Optional<String> re) implements Reply.Visitor<JsonWriter> {
    @Override
    public JsonWriter welcome(Reply.Welcome welcome) {
        start("welcome").put("v", welcome.v()).put("server", welcome.server());
        EventWriter.person(out, welcome.you())
                .put("token", welcome.token())
                .put("resumed", welcome.resumed())
                .put("now", welcome.now());
        return out.object("limits", limits -> limits(limits, welcome.limits()))
                .object("rooms", rooms -> rooms(rooms, welcome.rooms()));
    }

    @Override
    public JsonWriter done(Reply.Done done) {
        return start("ok");
    }

    @Override
    public JsonWriter joinDone(Reply.JoinDone join) {
        start("ok").put("room", join.room().value());
        return standing(out, join.standing())
                .put("topic", join.topic())
                .put("capacity", join.capacity())
                .objects("members", join.members(), EventWriter::member);
    }

    @Override
    public JsonWriter postDone(Reply.PostDone post) {
        return start("ok")
                .put("mid", post.mid())
                .put("seq", post.seq())
                .put("ts", post.ts())
                .putIf("dup", post.dup());
    }

    @Override
    public JsonWriter dmDone(Reply.DmDone dm) {
        return start("ok")
                .put("mid", dm.mid())
                .put("seq", dm.seq())
                .put("ts", dm.ts())
                .putIf("dup", dm.dup())
                .object("peer", peer -> EventWriter.person(peer, dm.peer()));
    }

    @Override
    public JsonWriter page(Reply.Page page) {
        return start("ok")
                .objects("events", page.events(), (element, event) -> event.accept(new EventWriter(element)))
                .put("more", page.more())
                .put("oldest", page.oldest())
                .put("newest", page.newest());
    }

    @Override
    public JsonWriter roomList(Reply.RoomList rooms) {
        return start("ok").objects("rooms", rooms.rooms(), ReplyWriter::room);
    }

    @Override
    public JsonWriter userList(Reply.UserList users) {
        return start("ok").objects("users", users.users(), EventWriter::member);
    }

    @Override
    public JsonWriter pong(Reply.Pong pong) {
        return start("pong").put("now", pong.now());
    }

    @Override
    public JsonWriter refusal(Reply.Refusal refusal) {
        start("error").put("code", refusal.code().wire()).put("message", refusal.message());
        refusal.retryAfterMs().ifPresent(millis -> out.put("retryAfterMs", millis));
        return out.putIf("fatal", refusal.code().fatal());
    }

    private JsonWriter start(String type) {
        out.put("type", type);
        re.ifPresent(id -> out.put("re", id));
        return out;
    }

    private static void limits(JsonWriter out, Limits limits) {
        out.put("textMax", limits.textMax())
                .put("requestMax", limits.requestMax())
                .put("roomsMax", limits.roomsMax())
                .put("joinMode", limits.joinMode().wire())
                .put("pageMax", limits.pageMax())
                .object("rate", rate -> rate.put("burst", limits.rateBurst()).put("perSecond", limits.ratePerSecond()));
        out.put("heartbeatMs", limits.heartbeatMs())
                .put("idleMs", limits.idleMs())
                .put("resumeMs", limits.resumeMs());
    }

    private static void rooms(JsonWriter out, Map<RoomAddress, Reply.Standing> rooms) {
        rooms.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().wire()))
                .forEach(entry -> out.object(entry.getKey().wire(), room -> standing(room, entry.getValue())));
    }

    private static JsonWriter standing(JsonWriter out, Reply.Standing standing) {
        return out.put("seq", standing.seq())
                .put("epoch", standing.epoch())
                .put("recovered", standing.recovered())
                .put("oldest", standing.oldest());
    }

    private static void room(JsonWriter out, Reply.RoomInfo room) {
        out.put("room", room.room().value())
                .put("members", room.members())
                .put("topic", room.topic())
                .put("capacity", room.capacity())
                .put("seq", room.seq());
    }
}
