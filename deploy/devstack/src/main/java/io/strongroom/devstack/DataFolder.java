package io.strongroom.devstack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds everything, owned by one process at a time. The lock dies with the process, also on kill -9. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "devstack.lock";

    private final Path path;
    private final RandomAccessFile lockFile;

    private DataFolder(Path path, RandomAccessFile lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder claim(Path path) {
        try {
            Files.createDirectories(path);
            RandomAccessFile lockFile =
                    new RandomAccessFile(path.resolve(LOCK_FILE).toFile(), "rw");
            if (!locked(lockFile)) {
                lockFile.close();
                throw new StartRefused("data folder " + path + " is used by another running instance;"
                        + " stop that one or choose another folder with --data");
            }
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw new StartRefused("data folder " + path + " is not writable: " + e.getMessage(), e);
        }
    }

    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            @SuppressWarnings("resource") // released with the file
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** A folder below this one, made if it is not there. */
    Path folder(String name) {
        Path folder = path.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartRefused("data folder " + folder + " is not writable: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
