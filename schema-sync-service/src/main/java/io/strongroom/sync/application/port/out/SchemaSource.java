package io.strongroom.sync.application.port.out;

import io.strongroom.sync.domain.schema.SchemaFacts;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Atlassian. Reads only; may be repeated. */
public interface SchemaSource {
    /**
     * All schemas the account can see, each once. Blocks for as long as the site's rate limits ask for, and gives up
     * soon after {@code abandoned} says so. Throws {@link SourceUnavailableException} or
     * {@link SourceRejectedException}.
     */
    List<SchemaFacts> schemas(Access access, BooleanSupplier abandoned);
}
