package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets up, shows and ends the one connection to the site that is protected. */
public interface ManageConnection {

    /** Checks everything against the real site and saves it; unless the outcome is Connected, nothing has changed. */
    Outcome connect(Command command);

    Optional<ActiveInstance> current();

    Disconnection disconnect();

    /** Removes connections that an interrupted replacement has left behind. Repeating it does no harm. */
    void removeSuperseded();

    /** What a person typed, field by field, absent where the request had nothing. */
    record Command(
            @Nullable String siteUrl, @Nullable String workspaceId, @Nullable String email, @Nullable String apiToken) {

        @Override
        public String toString() {
            return "Command[redacted]";
        }
    }

    /** How an attempt to connect ended. */
    sealed interface Outcome {

        <R> R match(
                Function<Connected, R> connected,
                Function<Rejected, R> rejected,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy);
    }

    /** The connection is checked and saved. */
    record Connected(ActiveInstance connection) implements Outcome {
        @Override
        public <R> R match(
                Function<Connected, R> connected,
                Function<Rejected, R> rejected,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return connected.apply(this);
        }
    }

    /** Fields are wrong, one problem for each. */
    record Rejected(List<FieldProblem> problems) implements Outcome {

        public Rejected {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems must not be empty");
            }
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R match(
                Function<Connected, R> connected,
                Function<Rejected, R> rejected,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return rejected.apply(this);
        }
    }

    /** Somebody else changed the connection while it was being checked. */
    record ChangedMeanwhile() implements Outcome {
        @Override
        public <R> R match(
                Function<Connected, R> connected,
                Function<Rejected, R> rejected,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return changedMeanwhile.apply(this);
        }
    }

    /** Atlassian could not answer now, so nobody knows whether the fields are right. */
    record SiteBusy() implements Outcome {
        @Override
        public <R> R match(
                Function<Connected, R> connected,
                Function<Rejected, R> rejected,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return siteBusy.apply(this);
        }
    }

    /** How an attempt to disconnect ended. */
    enum Disconnection {
        DISCONNECTED,
        NOT_CONNECTED,
        CHANGED_MEANWHILE
    }
}
