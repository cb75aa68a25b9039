package io.strongroom.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with everything that one installation keeps. One launcher owns it; its lock dies with the process. */
final class DataFolder implements AutoCloseable {
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
                    new RandomAccessFile(path.resolve("strongroom.lock").toFile(), "rw");
            if (!locked(lockFile)) {
                lockFile.close();
                throw new LaunchRefused("data folder " + path + " is used by another running Strongroom."
                        + " Stop that one with ./strongroom down, or choose another folder with --data DIR.");
            }
            return new DataFolder(path, lockFile);
        } catch (IOException e) {
            throw new LaunchRefused(
                    "data folder " + path + " is not writable (" + e.getMessage()
                            + "). Correct its rights, or choose another folder with --data DIR.",
                    e);
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

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new LaunchRefused("cannot make the folder " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
