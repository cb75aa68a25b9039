package io.strongroom.worker.adapter.in.kafka;

/** A message that no retry will make readable; says which rule it breaks, and nothing of its content. */
final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String reason) {
        super(reason);
    }
}
