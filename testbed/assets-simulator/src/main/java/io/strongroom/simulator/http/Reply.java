package io.strongroom.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer before it is written; {@code objects} and the ids say which objects it serves, for the request log. */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are written once and read once
record Reply(
        int status,
        String contentType,
        byte[] body,
        Map<String, String> headers,
        int objects,
        long firstObjectId,
        long lastObjectId) {

    static final String JSON = "application/json;charset=UTF-8";
    static final String HTML = "text/html;charset=UTF-8";

    static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, Map.of(), 0, -1, -1);
    }

    static Reply json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(int status, String title) {
        return of(
                status,
                HTML,
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of(), 0, -1, -1);
    }

    static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, body, Map.of(), 0, -1, -1);
    }

    static Reply empty(int status) {
        return new Reply(status, JSON, new byte[0], Map.of(), 0, -1, -1);
    }

    Reply with(Map<String, String> newHeaders) {
        return new Reply(status, contentType, body, newHeaders, objects, firstObjectId, lastObjectId);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, contentType, other, headers, objects, firstObjectId, lastObjectId);
    }

    Reply serving(int count, long first, long last) {
        return new Reply(status, contentType, body, headers, count, first, last);
    }
}
