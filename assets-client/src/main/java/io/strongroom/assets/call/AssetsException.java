package io.strongroom.assets.call;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong between us and a site. A message names the endpoint and the status and never holds a
 * token, an e-mail address, a query value or a part of a body, so it may be logged and shown.
 */
public abstract sealed class AssetsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean transientFailure;

    private AssetsException(String code, boolean transientFailure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.transientFailure = transientFailure;
    }

    /** Stable and safe to store, such as {@code credentials.rejected}. */
    public String code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isTransient() {
        return transientFailure;
    }

    /** 401, or a 200 whose headers say that the token was not accepted. No retry helps. */
    public static final class CredentialsRejected extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public CredentialsRejected(Endpoint endpoint) {
            super("credentials.rejected", false, endpoint + ": the credentials were rejected", null);
        }
    }

    /** 403. */
    public static final class Forbidden extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Forbidden(Endpoint endpoint) {
            super("source.forbidden", false, endpoint + ": status 403", null);
        }
    }

    /** 404 and 410. */
    public static final class NotFound extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NotFound(Endpoint endpoint, int status) {
            super("source.not-found", false, endpoint + ": status " + status, null);
        }
    }

    /** 400 and the other client errors. The server's own words stay out of the message: they may quote the query. */
    public static final class InvalidRequest extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;
        private final transient List<String> errorMessages;
        private final transient Map<String, String> fieldErrors;

        public InvalidRequest(
                Endpoint endpoint, int status, List<String> errorMessages, Map<String, String> fieldErrors) {
            super("source.invalid-request", false, endpoint + ": status " + status, null);
            this.status = status;
            this.errorMessages = List.copyOf(errorMessages);
            this.fieldErrors = Map.copyOf(fieldErrors);
        }

        public int status() {
            return status;
        }

        public List<String> errorMessages() {
            return errorMessages;
        }

        /** Keyed as the server keys them, such as {@code rlabs-insight-attribute-1881}. */
        public Map<String, String> fieldErrors() {
            return fieldErrors;
        }
    }

    /** 429s went on for longer than the caller was ready to wait. */
    public static final class RateLimited extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public RateLimited(Endpoint endpoint, Duration retryAfter) {
            super("source.rate-limited", true, endpoint + ": status 429", null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 5xx after all attempts. */
    public static final class ServerFailed extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        public ServerFailed(Endpoint endpoint, int status) {
            super("source.server-failed", true, endpoint + ": status " + status, null);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** No connection, a reset, or an answer that took too long. */
    public static final class Unreachable extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final UnreachableReason reason;

        public Unreachable(Endpoint endpoint, UnreachableReason reason, @Nullable Throwable cause) {
            super("source.unreachable", true, endpoint + ": no answer, " + reason, cause);
            this.reason = reason;
        }

        public UnreachableReason reason() {
            return reason;
        }
    }

    /** An answer that a correct server does not give. */
    public static final class ProtocolViolated extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final ProtocolFault reason;
        private final String detail;

        /**
         * An answer that cannot be used.
         *
         * @param what the endpoint, or for a parser the thing that it read
         * @param detail constant text, never content
         */
        public ProtocolViolated(Object what, ProtocolFault reason, String detail) {
            super("source.protocol-violated", reason.retryable(), what + ": " + reason + ", " + detail, null);
            this.reason = reason;
            this.detail = detail;
        }

        /** The same, found in an answer of {@code endpoint}. */
        public ProtocolViolated at(Endpoint endpoint) {
            return new ProtocolViolated(endpoint, reason, detail);
        }

        public ProtocolFault reason() {
            return reason;
        }
    }

    /** We did not even try, or the host does not answer as a public https host must. */
    public static final class EgressRefused extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final EgressReason reason;

        public EgressRefused(EgressReason reason) {
            super(
                    "egress.refused",
                    reason != EgressReason.NOT_HTTPS && reason != EgressReason.FORBIDDEN_HOST,
                    "address refused: " + reason,
                    null);
            this.reason = reason;
        }

        public EgressReason reason() {
            return reason;
        }
    }

    /** The caller's {@link Cancellation} said so, or the thread was interrupted. */
    public static final class Cancelled extends AssetsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Cancelled() {
            super("cancelled", false, "cancelled by the caller", null);
        }

        public Cancelled(Throwable cause) {
            super("cancelled", false, "cancelled by the caller", cause);
        }
    }
}
