package io.strongroom.simulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that gets an error body of the product: messages, and texts by field. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> fields;
    private final transient @Nullable Missing missing;

    /** What a 404 is about. */
    record Missing(String what, String id) {}

    Refusal(int status, String message) {
        super(message);
        this.status = status;
        this.fields = Map.of();
        this.missing = null;
    }

    private Refusal(Missing missing) {
        super("The requested " + missing.what() + " with id " + missing.id() + " was not found");
        this.status = 404;
        this.fields = Map.of();
        this.missing = missing;
    }

    Refusal(int status, Map<String, String> fields) {
        super("");
        this.status = status;
        this.fields = fields;
        this.missing = null;
    }

    static Refusal notFound(String what, Object id) {
        return new Refusal(new Missing(what, id.toString()));
    }

    static Refusal invalid(String field, String text) {
        return new Refusal(400, Map.of(field, text));
    }

    @Nullable
    Missing missing() {
        return missing;
    }

    int status() {
        return status;
    }

    Map<String, String> fields() {
        return fields;
    }
}
