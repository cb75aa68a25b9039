package io.strongroom.worker.domain.job;

import java.util.Optional;

/**
 * What a backup has of an extra.
 *
 * @param notRead 0 where nobody can say how much is missing
 * @param reason a sentence for people, absent when nothing is missing
 */
public record ExtraResult(State state, long read, long notRead, Optional<String> reason) {

    /** How much of it there is; the words of the public contract. */
    public enum State {
        COMPLETE,
        PARTIAL,
        NOT_READABLE,
        NOT_OFFERED_BY_API,
        SWITCHED_OFF
    }

    public static ExtraResult complete() {
        return new ExtraResult(State.COMPLETE, 0, 0, Optional.empty());
    }

    public static ExtraResult partial(String reason) {
        return new ExtraResult(State.PARTIAL, 0, 0, Optional.of(reason));
    }

    public static ExtraResult notReadable(String reason) {
        return new ExtraResult(State.NOT_READABLE, 0, 0, Optional.of(reason));
    }

    public static ExtraResult notOffered(String reason) {
        return new ExtraResult(State.NOT_OFFERED_BY_API, 0, 0, Optional.of(reason));
    }

    /** With what was read after this had been found out; nothing makes a part that is known to be missing whole again. */
    public ExtraResult with(Tally tally) {
        if (state != State.COMPLETE && state != State.PARTIAL) {
            return this;
        }
        boolean nothing = tally.read() == 0 && tally.notRead() > 0;
        boolean all = state == State.COMPLETE && tally.notRead() == 0;
        return new ExtraResult(
                nothing ? State.NOT_READABLE : all ? State.COMPLETE : State.PARTIAL,
                tally.read(),
                tally.notRead(),
                tally.reason().or(() -> reason));
    }
}
