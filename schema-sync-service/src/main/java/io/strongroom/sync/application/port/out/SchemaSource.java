package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.schema.SchemaFacts;
import io.strongroom.sync.domain.schema.SyncFailure;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Atlassian. Reads only; may be repeated. */
public interface SchemaSource {
    /**
     * All schemas the account can see, each once. Blocks for as long as the site's rate limits ask for, and gives up
     * soon after {@code abandoned} says so. Throws {@link SourceUnavailableException} or
     * {@link SourceRejectedException}.
     */
    List<SchemaFacts> schemas(Access access, BooleanSupplier abandoned);

    /** Asks for one schema that was not listed: a list may be incomplete. As {@link #schemas} in everything else. */
    Answer schema(Access access, String sourceId, BooleanSupplier abandoned);

    sealed interface Answer {
        /** How many objects it has may be missing, as 0. */
        record Present(SchemaFacts facts) implements Answer {}

        record Gone() implements Answer {}

        /** It may be there, but not for this account. */
        record Refused(SyncFailure failure) implements Answer {}

        default <T> T match(Function<Present, T> present, Supplier<T> gone, Function<Refused, T> refused) {
            if (this instanceof Present p) {
                return present.apply(p);
            }
            return this instanceof Refused r ? refused.apply(r) : gone.get();
        }
    }
}
