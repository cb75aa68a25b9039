package io.strongroom.worker.application.port.in;

import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.domain.snapshot.Damage;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import java.util.List;

/**
 * Reads a whole snapshot back: every chunk exists and has the hash that is its name, every object opens and has the hash
 * in its entry, counts, merkle root and the chain of roots hold. Reads each pack once, in memory that does not grow with
 * the number of objects. Throws {@code SnapshotNotFoundException}, {@code UnsupportedFormatException} for a newer format,
 * {@code ReadingCancelledException} when the progress (objects verified, objects in all) ends it, and the failures of the stores.
 */
public interface VerifySnapshot {
    /** At most so many problems are listed; {@link Result#problemsFound()} counts all. */
    int LISTED_PROBLEMS = 10_000;

    Result verify(Command command);

    record Command(SnapshotId snapshotId, ReadingProgress progress) {
        public Command(SnapshotId snapshotId) {
            this(snapshotId, ReadingProgress.NONE);
        }
    }

    /** {@code ok} means that no problem was found. */
    record Result(boolean ok, long packsChecked, long objectsChecked, long problemsFound, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** One damaged object, or with the object id {@link #WHOLE_SNAPSHOT} something that no single object owns. */
    record Problem(long objectId, Damage kind, String detail) {
        public static final long WHOLE_SNAPSHOT = -1;
    }
}
