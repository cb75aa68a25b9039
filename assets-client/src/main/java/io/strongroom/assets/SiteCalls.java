package io.strongroom.assets;

import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one site, with its addresses, credential and cancellation filled in.
 *
 * @param authorization the value of the header, built for one call and not kept
 */
record SiteCalls(
        RetryingCalls calls,
        Supplier<String> authorization,
        SiteAddresses addresses,
        String userAgent,
        Cancellation cancellation) {

    SiteCalls withCancellation(Cancellation other) {
        return new SiteCalls(calls, authorization, addresses, userAgent, other);
    }

    String siteKey() {
        return addresses.key();
    }

    <T> T get(Endpoint endpoint, String relative, RetryingCalls.ReplyReader<T> reader) {
        return call(endpoint, relative, null, "application/json", reader);
    }

    <T> T getImage(Endpoint endpoint, String relative, RetryingCalls.ReplyReader<T> reader) {
        return call(endpoint, relative, null, "image/*", reader);
    }

    <T> T post(Endpoint endpoint, String relative, String json, RetryingCalls.ReplyReader<T> reader) {
        return call(endpoint, relative, Buffer.buffer(json), "application/json", reader);
    }

    private <T> T call(
            Endpoint endpoint,
            String relative,
            @Nullable Buffer body,
            String accept,
            RetryingCalls.ReplyReader<T> reader) {
        HttpTransport.Call call = new HttpTransport.Call(
                endpoint, addresses.resolve(endpoint.side(), relative), body, accept, authorization.get(), userAgent);
        return calls.call(addresses.key(), call, accept.endsWith("json"), cancellation, reader);
    }

    /** Without credential and address. */
    @Override
    public String toString() {
        return "SiteCalls[" + addresses.key() + ']';
    }
}
