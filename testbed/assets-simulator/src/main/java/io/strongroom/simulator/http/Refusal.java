package io.strongroom.simulator.http;

import java.util.Map;

/** A request that gets an error body of the product: messages, and texts by field. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> fields;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
        this.fields = Map.of();
    }

    Refusal(int status, Map<String, String> fields) {
        super("");
        this.status = status;
        this.fields = fields;
    }

    static Refusal notFound(String what, Object id) {
        return new Refusal(404, "The requested " + what + " with id " + id + " was not found");
    }

    static Refusal invalid(String field, String text) {
        return new Refusal(400, Map.of(field, text));
    }

    int status() {
        return status;
    }

    Map<String, String> fields() {
        return fields;
    }
}
