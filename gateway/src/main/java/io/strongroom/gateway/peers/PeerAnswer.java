package io.strongroom.gateway.peers;

import io.strongroom.gateway.routes.Peer;
import io.vertx.core.http.HttpClientResponse;

/** The head of an answer, and who gave it. The body is paused. */
public record PeerAnswer(Peer peer, HttpClientResponse response) {

    /** Reads the body away, so that the connection can serve the next call. */
    public void discard() {
        discard(response);
    }

    /** Breaks the call off in the middle of its answer. */
    public void abandon() {
        response.exceptionHandler(expected -> {});
        response.request().reset();
    }

    static void discard(HttpClientResponse response) {
        response.handler(chunk -> {});
        // a body that nobody wants may break off
        response.exceptionHandler(broken -> {});
        response.resume();
    }
}
