package io.strongroom.sync.domain.schema;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The backups of one schema as the grid shows them: the newest one heard of, and the newest one that ended and was not
 * deleted. They are two things, because events of different backups come in any order.
 *
 * @param goneUpTo of the backups up to this one only {@code last} can be left; late reports of others bring none back
 * @param behind what is left once the deletion of {@code last} is heard of too, if a later deletion has told that already
 */
public record BackupView(Newest newest, Last last, Optional<BackupRef> goneUpTo, Optional<Last> behind) {
    public static final BackupView NONE =
            new BackupView(new NoneSeen(), new NeverEnded(), Optional.empty(), Optional.empty());

    /** Empty when the report is a repetition, late, or about a backup that a newer one has followed. */
    public Optional<BackupView> reported(BackupReport report) {
        if (isPassed(report)) {
            return Optional.empty();
        }
        BackupView next = with(newest.after(report)).withLast(report);
        return next.equals(this) ? Optional.empty() : Optional.of(next);
    }

    /** All that are known; the newest one is remembered, so that late reports of what was deleted are told apart. */
    BackupView deleted() {
        Optional<BackupRef> seen = newest instanceof Seen known ? Optional.of(known.ref()) : Optional.empty();
        return new BackupView(newest, new NeverEnded(), seen, Optional.empty());
    }

    private boolean isPassed(BackupReport report) {
        return newest instanceof Seen seen && report.ref().equals(seen.ref()) && report.sequence() <= seen.sequence();
    }

    private BackupView with(Newest newNewest) {
        return new BackupView(newNewest, last, goneUpTo, behind);
    }

    private BackupView withLast(BackupReport report) {
        if (report instanceof BackupReport.Ended ended) {
            boolean isNews = last.isOlderThan(ended.ref())
                    && goneUpTo.map(ended.ref()::isNewerThan).orElse(true);
            return isNews
                    ? new BackupView(
                            newest, new Ended(ended.ref(), ended.at(), ended.outcome()), goneUpTo, Optional.empty())
                    : this;
        }
        return report instanceof BackupReport.Deleted deletion ? without(deletion) : this;
    }

    /**
     * Deletions of different backups come in any order too. One that tells of less than the last one known here was told
     * after the deletion of that, or before that had ended: it counts once that is deleted.
     */
    private BackupView without(BackupReport.Deleted deletion) {
        Last left = behind.map(deletion.newestLeft()::older).orElse(deletion.newestLeft());
        if (last.is(deletion.ref())) {
            BackupRef gone =
                    goneUpTo.filter(known -> known.isNewerThan(deletion.ref())).orElse(deletion.ref());
            return new BackupView(newest, left, Optional.of(gone), Optional.empty());
        }
        boolean isLess = last instanceof Ended known && left.isOlderThan(known.ref());
        return isLess ? new BackupView(newest, last, goneUpTo, Optional.of(left)) : this;
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

        private boolean is(BackupRef ref) {
            return this instanceof Ended known && known.ref().equals(ref);
        }

        private boolean isOlderThan(BackupRef ref) {
            return match(() -> true, known -> ref.isNewerThan(known.ref()));
        }

        private Last older(Last other) {
            return other.match(() -> other, known -> isOlderThan(known.ref()) ? this : other);
        }
    }

    public record NeverEnded() implements Last {}

    public record Ended(BackupRef ref, Instant at, BackupOutcome outcome) implements Last {}
}
