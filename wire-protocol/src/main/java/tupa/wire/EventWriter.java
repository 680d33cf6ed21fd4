package tupa.wire;

/** Writes events into one object, {@code type} first. */
record EventWriter(JsonWriter out) implements Event.Visitor<JsonWriter> {
    @Override
    public JsonWriter message(Event.Message message) {
        stored("message", message.room(), message.seq())
                .put("mid", message.mid())
                .put("ts", message.ts())
                .object("from", from -> person(from, message.from()));
        return out.put("cid", message.cid().value())
                .put("text", message.text())
                .put("kind", message.kind().wire());
    }

    @Override
    public JsonWriter dm(Event.Dm dm) {
        stored("dm", dm.room(), dm.seq())
                .put("mid", dm.mid())
                .put("ts", dm.ts())
                .object("from", from -> person(from, dm.from()))
                .object("to", to -> person(to, dm.to()));
        return out.put("cid", dm.cid().value()).put("text", dm.text());
    }

    @Override
    public JsonWriter topicChanged(Event.TopicChanged topic) {
        return stored("topic", topic.room(), topic.seq())
                .put("ts", topic.ts())
                .object("from", from -> person(from, topic.from()))
                .put("topic", topic.topic());
    }

    @Override
    public JsonWriter systemMessage(Event.SystemMessage message) {
        return stored("system", message.room(), message.seq())
                .put("ts", message.ts())
                .put("text", message.text());
    }

    @Override
    public JsonWriter joined(Event.Joined joined) {
        return person(in("joined", joined.room()), joined.who());
    }

    @Override
    public JsonWriter left(Event.Left left) {
        return person(in("left", left.room()), left.who())
                .put("reason", left.reason().wire());
    }

    @Override
    public JsonWriter nickChanged(Event.NickChanged nick) {
        return in("nick", nick.room())
                .put("user", nick.who().user().value())
                .put("old", nick.old().value())
                .put("nick", nick.who().nick().value());
    }

    @Override
    public JsonWriter statusChanged(Event.StatusChanged status) {
        return in("presence", status.room())
                .put("user", status.user().value())
                .put("status", status.status().wire());
    }

    @Override
    public JsonWriter typing(Event.Typing typing) {
        return person(in("typing", typing.room()), typing.who());
    }

    @Override
    public JsonWriter members(Event.Members members) {
        return in("members", members.room()).objects("members", members.members(), EventWriter::member);
    }

    @Override
    public JsonWriter memberCount(Event.MemberCount count) {
        return in("members", count.room()).put("count", count.count());
    }

    @Override
    public JsonWriter live(Event.Live live) {
        return stored("live", live.room(), live.seq());
    }

    @Override
    public JsonWriter lagging(Event.Lagging lagging) {
        return stored("lagging", lagging.room(), lagging.seq());
    }

    @Override
    public JsonWriter gap(Event.Gap gap) {
        return in("gap", gap.room())
                .put("from", gap.from())
                .put("to", gap.to())
                .put("oldest", gap.oldest())
                .put("epoch", gap.epoch());
    }

    @Override
    public JsonWriter notice(Event.Notice notice) {
        return out.put("type", "notice").put("text", notice.text());
    }

    @Override
    public JsonWriter rate(Event.Rate rate) {
        return out.put("type", "rate").put("retryAfterMs", rate.retryAfterMs());
    }

    @Override
    public JsonWriter bye(Event.Bye bye) {
        out.put("type", "bye")
                .put("code", bye.reason().wire())
                .put("message", bye.message())
                .put("reconnect", bye.reconnect());
        return bye.retryAfterMs() > 0 ? out.put("retryAfterMs", bye.retryAfterMs()) : out;
    }

    @Override
    public JsonWriter unknown(Event.Unknown unknown) {
        out.put("type", unknown.type());
        unknown.room().ifPresent(room -> out.put("room", room.wire()));
        unknown.seq().ifPresent(seq -> out.put("seq", seq));
        return out;
    }

    static JsonWriter person(JsonWriter out, Person person) {
        return out.put("user", person.user().value()).put("nick", person.nick().value());
    }

    static JsonWriter member(JsonWriter out, Member member) {
        return person(out, member.person()).put("status", member.status().wire());
    }

    private JsonWriter in(String type, RoomAddress room) {
        return out.put("type", type).put("room", room.wire());
    }

    private JsonWriter stored(String type, RoomAddress room, long seq) {
        return in(type, room).put("seq", seq);
    }
}
