package io.strongroom.worker.domain.job;

import java.util.Optional;

/**
 * What a task that reads an extra has to do, and how far it is.
 *
 * @param extra for issues the number of the custom field stands in the place of the object type
 * @param cursor where the site goes on, in its own words
 * @param tally what was stored, and what could not be read, up to the checkpoint
 */
public record ExtraWork(Extra extra, Optional<String> cursor, Tally tally) {

    public static ExtraWork issues() {
        return new ExtraWork(Extra.OBJECTS_IN_ISSUES, Optional.empty(), Tally.none());
    }

    public ExtraWork at(Optional<String> newCursor) {
        return new ExtraWork(extra, newCursor, tally);
    }

    public ExtraWork plus(Tally more) {
        return new ExtraWork(extra, cursor, tally.plus(more));
    }

    /** The same from the beginning: what was stored is read and stored again. */
    public ExtraWork again() {
        return new ExtraWork(extra, Optional.empty(), Tally.none());
    }
}
