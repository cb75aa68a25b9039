package io.strongroom.worker.adapter.out.storage;

import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.format.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Chunks as files {@code <folder>/<kind>/<first two digits>/<hash>}. A chunk is written beside its place, forced to the
 * disk and renamed, so its name never shows less than all of it; the folder that got the name is forced too.
 */
public final class FileSystemSnapshotStore implements SnapshotStore {
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;

    public FileSystemSnapshotStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void putIfAbsent(ChunkId id, byte[] bytes) {
        if (bytes.length > Limits.CHUNK_BYTES) {
            throw new SnapshotStoreRejectedException(
                    id + " has " + bytes.length + " bytes, more than a chunk may have");
        }
        Path target = path(id);
        try {
            if (Files.exists(target)) {
                return;
            }
            Path parent = shard(id);
            Path unfinished = Files.createTempFile(parent, UNFINISHED, "");
            try {
                writeThrough(unfinished, bytes);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            force(parent);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure("write", id.path(), e);
        }
    }

    @Override
    public Optional<byte[]> get(ChunkId id) {
        try {
            return Optional.of(Files.readAllBytes(path(id)));
        } catch (NoSuchFileException e) {
            requireFolder(e);
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read", id.path(), e);
        }
    }

    @Override
    public Set<ChunkId> missing(Collection<ChunkId> ids) {
        Set<ChunkId> missing = new HashSet<>();
        for (ChunkId id : ids) {
            if (!Files.isRegularFile(path(id))) {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            requireFolder(new NoSuchFileException(folder.toString()));
        }
        return missing;
    }

    @Override
    public List<ChunkId> list(ChunkKind kind, String after, int limit) {
        List<ChunkId> found = new ArrayList<>();
        for (int shard = after.isEmpty() ? 0 : Integer.parseInt(after.substring(0, 2), 16);
                shard < 256 && found.size() < limit;
                shard++) {
            String name = String.format(Locale.ROOT, "%02x", shard);
            for (String hash : names(folder.resolve(kind.folder()).resolve(name))) {
                if (hash.compareTo(after) > 0 && found.size() < limit) {
                    found.add(new ChunkId(kind, hash));
                }
            }
        }
        return found;
    }

    @Override
    public void delete(ChunkId id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure("delete", id.path(), e);
        }
    }

    private static List<String> names(Path shard) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(UNFINISHED)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failure("list", shard.toString(), e);
        }
        names.sort(null);
        return names;
    }

    private Path path(ChunkId id) {
        return folder.resolve(id.kind().folder())
                .resolve(id.hash().substring(0, 2))
                .resolve(id.hash());
    }

    /** Makes the folder of the chunk; a new folder's name must survive a power loss as well. */
    private Path shard(ChunkId id) throws IOException {
        Path shard = folder.resolve(id.kind().folder()).resolve(id.hash().substring(0, 2));
        if (!Files.isDirectory(shard)) {
            Files.createDirectories(shard);
            force(shard.getParent());
            force(folder);
        }
        return shard;
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A volume that is not mounted must not look like a store without chunks. */
    private void requireFolder(NoSuchFileException cause) {
        if (!Files.isDirectory(folder)) {
            throw new SnapshotStoreUnavailableException(
                    "the folder of the snapshot store is not there: " + folder, cause);
        }
    }

    private static RuntimeException failure(String action, String what, Exception e) {
        String message = "cannot " + action + " " + what;
        return rejected(e)
                ? new SnapshotStoreRejectedException(message, e)
                : new SnapshotStoreUnavailableException(message, e);
    }

    private static boolean rejected(Exception e) {
        if (e instanceof ReadOnlyFileSystemException || e instanceof AccessDeniedException) {
            return true;
        }
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota") || text.contains("read-only");
    }
}
