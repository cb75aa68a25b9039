package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.storage.StorageChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses and shows where backups are kept. */
public interface ChooseStorage {

    /**
     * Tries the storage out and saves the choice, or says what is wrong with it and changes nothing. Without a connection
     * string the stored one is kept, as long as the kind stays the same. Takes up to ten seconds.
     */
    Outcome choose(Command command);

    Optional<StorageChoice> chosen();

    /** What a person typed, field by field, absent where the request had nothing. */
    record Command(@Nullable String kind, @Nullable String connectionString, @Nullable String databaseName) {

        @Override
        public String toString() {
            return "Command[redacted]";
        }
    }

    /** How a choice ended. */
    sealed interface Outcome {
        <R> R match(Function<Chosen, R> chosen, Function<Rejected, R> rejected);
    }

    /** The choice holds from now on. */
    record Chosen(StorageChoice choice) implements Outcome {
        @Override
        public <R> R match(Function<Chosen, R> chosen, Function<Rejected, R> rejected) {
            return chosen.apply(this);
        }
    }

    /** Fields are wrong, one problem for each. */
    record Rejected(List<FieldProblem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R match(Function<Chosen, R> chosen, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }
}
