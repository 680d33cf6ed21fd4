package tupa.testkit.abuse;

import java.io.IOException;

/** All that strangers do to a server, and what they get for it; docs/abuse.md has a table of it. */
public enum Abuse {
    SLOW_HEADS(
            "200 connections that send half a head, and then a byte now and then",
            "cut after `tupa.http.head-timeout`, without an answer"),
    SILENCE("200 connections on which nothing is sent", "cut after `tupa.http.head-timeout`"),
    SLOW_BODY(
            "a request whose body comes a byte at a time",
            "answered (405) and closed without waiting for it: no request here has a body"),
    LONG_HEAD("a head of 60,000 bytes", "431, and closed"),
    NO_HTTP("bytes that are no HTTP, such as TLS", "400, and closed"),
    NO_HELLO("a WebSocket on which nothing is said", "`bye hello_required` (4401) after `tupa.session.hello-timeout`"),
    DROPS(
            "50 connections, dropped before, in and after the handshake and after `hello`, half of them with a reset",
            "nothing of them is left when the resume window is over"),
    OVERSIZED_FRAME("a frame of 2^63 - 1 bytes", "at its head: `frame_too_large`, and `bye frame_too_large` (1009)"),
    OVERSIZED_MESSAGE(
            "a message of more than `tupa.limits.request` bytes in several frames",
            "at the head of the frame that is too much: the same"),
    ENDLESS_FRAGMENTS("a message in more than 64 fragments", "`bye protocol_error` (1008)"),
    UNFINISHED_MESSAGE(
            "a message that does not come to its end, with pings all the while",
            "`bye protocol_error` (1002) after `tupa.http.parts-timeout`"),
    COMPRESSION(
            "compressed frames, such as bombs are made of",
            "compression is never agreed on, and nothing unpacked: `bye protocol_error` (1002)"),
    PINGS("more than 200 WebSocket pings in a quarter of `tupa.session.idle-timeout`", "`bye flood` (4429)"),
    BINARY("a binary frame", "`bye unsupported` (1003)"),
    BAD_UTF8("overlong, surrogate, cut short and impossible UTF-8", "`bye protocol_error` (1007)"),
    BAD_JSON(
            "JSON too deep, with numbers or names too long, names twice, unpaired surrogates, or none at all",
            "`bad_json` each; more than `tupa.limits.bad-requests` in ten seconds: `bye bad_requests` (4400)"),
    MEGABYTE_NAME("an object with a name of a megabyte", "as every frame that is too large"),
    JOINS(
            "1,000 `join` at once",
            "`rate_limited` with `retryAfterMs`; more than 200 refused in ten seconds: `bye flood` (4429); the session is kept"),
    ROOMS_IN_HELLO(
            "a `hello` that names 200 rooms",
            "he is in 50 of them, and told so, when a `join` for each would have been within his rate"),
    ROOMS_AT_ONCE("a `hello` that names 20 rooms", "he is in them"),
    NICKS("1,000 `nick` at once", "as with `join`; the others see those that were let through"),
    POSTS("1,000 `post` at once", "as with `join`; what was let through is stored once"),
    PING_REQUESTS("1,000 `ping` requests at once", "answered; more than 200 in ten seconds: `bye flood` (4429)"),
    HELLOS("1,000 `hello` for a nick that is taken", "as with `join`, also before there is a user"),
    NEVER_READS(
            "asking for pages of history, and reading none",
            "`bye slow_consumer` (4408) once buffers and outbox are full, and cut after `tupa.http.linger`; the session is kept");

    private final String input;
    private final String consequence;

    Abuse(String input, String consequence) {
        this.input = input;
        this.consequence = consequence;
    }

    public String input() {
        return input;
    }

    public String consequence() {
        return consequence;
    }

    /** Does it once, to the end of it, and asserts that what came of it is what is said to. */
    public void by(Intruder intruder) throws IOException {
        switch (this) {
            case SLOW_HEADS -> Openings.slowHeads(intruder);
            case SILENCE -> Openings.silence(intruder);
            case SLOW_BODY -> Openings.slowBody(intruder);
            case LONG_HEAD -> Openings.longHead(intruder);
            case NO_HTTP -> Openings.noHttp(intruder);
            case NO_HELLO -> Openings.noHello(intruder);
            case DROPS -> Openings.drops(intruder);
            case OVERSIZED_FRAME -> BadFrames.oversizedFrame(intruder);
            case OVERSIZED_MESSAGE -> BadFrames.oversizedMessage(intruder);
            case ENDLESS_FRAGMENTS -> BadFrames.endlessFragments(intruder);
            case UNFINISHED_MESSAGE -> BadFrames.unfinishedMessage(intruder);
            case COMPRESSION -> BadFrames.compression(intruder);
            case PINGS -> BadFrames.pings(intruder);
            case BINARY -> BadFrames.binary(intruder);
            case BAD_UTF8 -> BadFrames.badUtf8(intruder);
            case BAD_JSON -> BadRequests.badJson(intruder);
            case MEGABYTE_NAME -> BadRequests.megabyteName(intruder);
            case JOINS -> BadRequests.joins(intruder);
            case ROOMS_IN_HELLO -> BadRequests.roomsInHello(intruder);
            case ROOMS_AT_ONCE -> BadRequests.roomsAtOnce(intruder);
            case NICKS -> BadRequests.nicks(intruder);
            case POSTS -> BadRequests.posts(intruder);
            case PING_REQUESTS -> BadRequests.pings(intruder);
            case HELLOS -> BadRequests.hellos(intruder);
            case NEVER_READS -> BadRequests.neverReads(intruder);
        }
    }
}
