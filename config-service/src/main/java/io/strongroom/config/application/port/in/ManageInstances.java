package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceType;
import io.strongroom.config.domain.problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the list of instances beside the connection: those that are migrated to, and others that are read from. */
public interface ManageInstances {

    Page list(Query query);

    Optional<ActiveInstance> find(InstanceId id);

    /** Checks everything against the real instance and saves it; unless the outcome is Saved, nothing has changed. */
    Outcome add(Command command);

    /** The same for one that is there. Without a token the stored one is used, unless the address changes. */
    Outcome change(InstanceId id, Command command);

    /** Asks the instance again with what is stored, and keeps what that finds out about the account. */
    Outcome check(InstanceId id);

    Removal remove(InstanceId id);

    /** What a person typed, field by field, absent where the request had nothing. */
    record Command(
            @Nullable String name,
            @Nullable String type,
            @Nullable String url,
            @Nullable String workspaceId,
            @Nullable String email,
            @Nullable String token,
            @Nullable Boolean source,
            @Nullable Boolean target,
            @Nullable Long revision) {

        @Override
        public String toString() {
            return "Command[redacted]";
        }
    }

    /** Which instances, in which order, and which part of them. Absent filters let everything through. */
    record Query(
            String search,
            @Nullable InstanceType type,
            @Nullable Boolean source,
            @Nullable Boolean target,
            Sort sort,
            boolean descending,
            int page,
            int size) {}

    /** What a list can be sorted by; equal ones follow each other by id. */
    enum Sort {
        NAME,
        TYPE,
        URL,
        CREATED_AT
    }

    /** One part of a list, and how long the whole list is. */
    record Page(List<ActiveInstance> items, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** How an attempt to remove an instance ended. */
    enum Removal {
        REMOVED,
        NOT_FOUND,
        CHANGED_MEANWHILE
    }

    /** How an attempt to add, change or check an instance ended. */
    sealed interface Outcome {

        <R> R match(
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy);
    }

    /** The instance is checked and saved. */
    record Saved(ActiveInstance instance) implements Outcome {
        @Override
        public <R> R match(
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return saved.apply(this);
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
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return rejected.apply(this);
        }
    }

    /** There is no such instance in the list; the connection is not in it. */
    record NotFound() implements Outcome {
        @Override
        public <R> R match(
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return notFound.apply(this);
        }
    }

    /** Somebody else changed the instance since it was read, or while it was being checked. */
    record ChangedMeanwhile() implements Outcome {
        @Override
        public <R> R match(
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return changedMeanwhile.apply(this);
        }
    }

    /** The instance could not answer now, so nobody knows whether the fields are right. */
    record SiteBusy() implements Outcome {
        @Override
        public <R> R match(
                Function<Saved, R> saved,
                Function<Rejected, R> rejected,
                Function<NotFound, R> notFound,
                Function<ChangedMeanwhile, R> changedMeanwhile,
                Function<SiteBusy, R> siteBusy) {
            return siteBusy.apply(this);
        }
    }
}
