package io.strongroom.sync.domain.schema;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backups of one schema as the grid shows them: the newest one heard of, and the newest one that ended. They are two
 * things, because events of different backups come in any order.
 */
public record BackupView(Newest newest, Last last) {
    public static final BackupView NONE = new BackupView(new NoneSeen(), new NeverEnded());

    /** Empty when the report is a repetition, late, or about a backup that a newer one has followed. */
    public Optional<BackupView> reported(BackupReport report) {
        BackupView next = new BackupView(newest.after(report), isDeleted(report.ref()) ? last : last.after(report));
        return next.equals(this) ? Optional.empty() : Optional.of(next);
    }

    /** The last one is not known any more; the newest one is, so that late reports of what was deleted are told apart. */
    BackupView deleted() {
        return new BackupView(newest, new NeverEnded());
    }

    private boolean isDeleted(BackupRef ref) {
        return newest instanceof Over over && last instanceof NeverEnded && !ref.isNewerThan(over.ref());
    }

    /** The one that waits or runs. */
    public Optional<BackupRef> active() {
        return newest.match(
                Optional::empty,
                pending -> Optional.of(pending.ref()),
                running -> Optional.of(running.ref()),
                Optional::empty);
    }

    /** How far a running backup is does not count: whoever wants that reads the worker's own events. */
    public boolean looksLike(BackupView other) {
        return last.equals(other.last)
                && newest.getClass().equals(other.newest.getClass())
                && active().equals(other.active());
    }

    public sealed interface Newest {
        default <T> T match(
                Supplier<T> noneSeen, Function<Pending, T> pending, Function<Running, T> running, Supplier<T> over) {
            if (this instanceof Pending p) {
                return pending.apply(p);
            }
            if (this instanceof Running r) {
                return running.apply(r);
            }
            return this instanceof Over ? over.get() : noneSeen.get();
        }

        private Newest after(BackupReport report) {
            if (this instanceof Seen seen) {
                boolean later = report.ref().equals(seen.ref())
                        ? report.sequence() > seen.sequence()
                        : report.ref().isNewerThan(seen.ref());
                return later ? of(report) : this;
            }
            return of(report);
        }

        private static Newest of(BackupReport report) {
            if (report instanceof BackupReport.Running running) {
                return switch (running.stage()) {
                    case PENDING -> new Pending(running.ref(), running.sequence());
                    case IN_PROGRESS -> new Running(running.ref(), running.sequence(), running.percent());
                };
            }
            return new Over(report.ref(), report.sequence());
        }
    }

    /** What the newest backups have in common that were heard of. */
    public sealed interface Seen extends Newest {
        BackupRef ref();

        long sequence();
    }

    public record NoneSeen() implements Newest {}

    public record Pending(BackupRef ref, long sequence) implements Seen {}

    public record Running(BackupRef ref, long sequence, int percent) implements Seen {
        public Running {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100");
            }
        }
    }

    public record Over(BackupRef ref, long sequence) implements Seen {}

    public sealed interface Last {
        default <T> T match(Supplier<T> never, Function<Ended, T> ended) {
            return this instanceof Ended e ? ended.apply(e) : never.get();
        }

        private Last after(BackupReport report) {
            if (!(report instanceof BackupReport.Ended ended)) {
                return this;
            }
            if (this instanceof Ended known && !ended.ref().isNewerThan(known.ref())) {
                return this;
            }
            return new Ended(ended.ref(), ended.at(), ended.outcome());
        }
    }

    public record NeverEnded() implements Last {}

    public record Ended(BackupRef ref, Instant at, BackupOutcome outcome) implements Last {}
}
