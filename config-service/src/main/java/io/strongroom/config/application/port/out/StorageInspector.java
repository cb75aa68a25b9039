package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.DetectedProduct;
import io.strongroom.config.domain.storage.StorageConnection;
import java.util.function.Function;

/**
 * Tries a customer's database out: connects as the string says, writes, reads back and deletes a document, and creates an
 * index. Blocks for at most ten seconds, throws nothing, may be repeated, and leaves nothing behind but, where the user may
 * not drop it, an empty collection.
 */
public interface StorageInspector {

    Inspection inspect(StorageConnection connection, DatabaseName database);

    /** What came of it. */
    sealed interface Inspection {
        <R> R match(Function<Usable, R> usable, Function<Refused, R> refused);
    }

    /** Backups can be kept there. */
    record Usable(String host, DetectedProduct product) implements Inspection {
        @Override
        public <R> R match(Function<Usable, R> usable, Function<Refused, R> refused) {
            return usable.apply(this);
        }
    }

    /** Backups cannot be kept there; the problem never quotes the string. */
    record Refused(FieldProblem problem) implements Inspection {
        @Override
        public <R> R match(Function<Usable, R> usable, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
