package tupa.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Writes requests into one object: {@code type}, the id, then what the request says. */
record RequestWriter(JsonWriter out, Optional<String> id) implements Request.Visitor<JsonWriter> {
    @Override
    public JsonWriter hello(Request.Hello hello) {
        start("hello").put("v", hello.v());
        hello.nick().ifPresent(nick -> out.put("nick", nick.value()));
        hello.client().ifPresent(client -> out.put("client", client));
        hello.rooms()
                .ifPresent(rooms ->
                        out.strings("rooms", rooms.stream().map(RoomName::value).toList()));
        hello.token().ifPresent(token -> out.put("token", token));
        return hello.resume().isEmpty() ? out : out.object("resume", resume -> resume(resume, hello.resume()));
    }

    @Override
    public JsonWriter join(Request.Join join) {
        start("join").put("room", join.room().value());
        join.since().ifPresent(since -> out.object("since", position -> position(position, since)));
        return out.put("history", join.history());
    }

    @Override
    public JsonWriter leave(Request.Leave leave) {
        return start("leave").put("room", leave.room().value());
    }

    @Override
    public JsonWriter post(Request.Post post) {
        return start("post")
                .put("room", post.room().value())
                .put("cid", post.cid().value())
                .put("text", post.text())
                .put("kind", post.kind().wire());
    }

    @Override
    public JsonWriter dm(Request.Dm dm) {
        return start("dm").put("to", dm.to()).put("cid", dm.cid().value()).put("text", dm.text());
    }

    @Override
    public JsonWriter history(Request.History history) {
        start("history").put("room", history.room().wire());
        history.before().ifPresent(seq -> out.put("before", seq));
        history.after().ifPresent(seq -> out.put("after", seq));
        return out.put("limit", history.limit());
    }

    @Override
    public JsonWriter rooms(Request.Rooms rooms) {
        start("rooms");
        rooms.filter().ifPresent(filter -> out.put("filter", filter));
        return out;
    }

    @Override
    public JsonWriter users(Request.Users users) {
        start("users");
        users.room().ifPresent(room -> out.put("room", room.value()));
        return out;
    }

    @Override
    public JsonWriter changeNick(Request.ChangeNick nick) {
        return start("nick").put("nick", nick.nick().value());
    }

    @Override
    public JsonWriter setTopic(Request.SetTopic topic) {
        return start("topic").put("room", topic.room().value()).put("topic", topic.topic());
    }

    @Override
    public JsonWriter setStatus(Request.SetStatus status) {
        return start("status").put("status", status.status().wire());
    }

    @Override
    public JsonWriter typing(Request.Typing typing) {
        return start("typing").put("room", typing.room().value());
    }

    @Override
    public JsonWriter broadcast(Request.Broadcast broadcast) {
        return start("broadcast").put("text", broadcast.text());
    }

    @Override
    public JsonWriter ping(Request.Ping ping) {
        return start("ping");
    }

    @Override
    public JsonWriter bye(Request.Bye bye) {
        start("bye");
        bye.text().ifPresent(text -> out.put("text", text));
        return out;
    }

    private JsonWriter start(String type) {
        out.put("type", type);
        id.ifPresent(value -> out.put("id", value));
        return out;
    }

    private static void resume(JsonWriter out, Map<RoomAddress, Position> resume) {
        resume.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().wire()))
                .forEach(entry -> out.object(entry.getKey().wire(), at -> position(at, entry.getValue())));
    }

    private static void position(JsonWriter out, Position position) {
        out.put("seq", position.seq()).put("epoch", position.epoch());
    }
}
