package io.strongroom.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request body up to a limit. Bodies are small here, and reading them whole before a service is contacted
 * means that it never sees half of one and that an oversized one can still be refused.
 */
public final class BoundedBody {

    private BoundedBody() {}

    /** Fails with {@link BodyTooLargeException}, or with what broke the connection. */
    public static Future<Buffer> read(HttpServerRequest request, int limit) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared != null && exceeds(declared, limit)) {
            return Future.failedFuture(new BodyTooLargeException(limit));
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                request.pause();
                whole.tryFail(new BodyTooLargeException(limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        request.exceptionHandler(whole::tryFail);
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return whole.future();
    }

    private static boolean exceeds(String declared, int limit) {
        try {
            return Long.parseLong(declared) > limit;
        } catch (NumberFormatException e) {
            // the server refuses what is no number; what is too long for a number is too long for us
            return true;
        }
    }
}
