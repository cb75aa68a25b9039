package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.adapter.out.compression.ZstdFrameCompression;
import io.strongroom.worker.adapter.out.crypto.TenantKey;
import io.strongroom.worker.adapter.out.crypto.TinkSnapshotKeys;
import io.strongroom.worker.adapter.out.storage.FileSystemSnapshotStore;
import io.strongroom.worker.application.port.out.InMemoryKeyRings;
import io.strongroom.worker.application.port.out.InMemorySnapshotRoots;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.snapshot.AssembleRequest;
import io.strongroom.worker.application.snapshot.CollectionRuns;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.application.snapshot.SealedChunks;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.application.snapshot.Vault;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import io.strongroom.worker.domain.snapshot.SnapshotFixtures;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * The frozen snapshots of format version 1: how they were written, once, and how they are loaded, for ever. The files are
 * never written again; a new format version, or something new within one, gets a folder of its own.
 */
final class FormatFixture {
    static final SnapshotId BASE = new SnapshotId("01JABCDEFGHJKMNPQRSTV00001");
    static final SnapshotId DELTA = new SnapshotId("01JABCDEFGHJKMNPQRSTV00002");

    /** In the fixture that was written when snapshots got collections. */
    static final SnapshotId WITH_COLLECTIONS = new SnapshotId("01JABCDEFGHJKMNPQRSTV00003");

    private static final Path RESOURCES = Path.of("src/test/resources");

    private final Path folder;
    private final Function<StoredObject, StoredObject> variant;

    private FormatFixture(String name, Function<StoredObject, StoredObject> variant) {
        this.folder = RESOURCES.resolve(name);
        this.variant = variant;
    }

    /** Entries as they were first. */
    static FormatFixture first() {
        return new FormatFixture("snapshot-format-1", object -> object);
    }

    /** Every second entry says when its object was changed last. */
    static FormatFixture withTimesOfChange() {
        return new FormatFixture("snapshot-format-1-updated", FormatFixture::withTimeOfChange);
    }

    /** A third snapshot has a collection. */
    static FormatFixture withCollections() {
        return new FormatFixture("snapshot-format-1-collections", object -> object);
    }

    private static StoredObject withTimeOfChange(StoredObject object) {
        Optional<Instant> updated = object.objectId() % 2 == 0
                ? Optional.of(Instant.ofEpochMilli(1_700_000_000_000L + object.objectId()))
                : Optional.empty();
        return new StoredObject(
                object.typeId(),
                object.objectId(),
                object.canonical(),
                object.annotations(),
                object.references(),
                updated);
    }

    /** The tenant key of the fixture: 32 bytes of 1. */
    static TenantKey key() {
        return Vault.aTenantKey(1);
    }

    /** The objects of the base snapshot. */
    List<StoredObject> objects() {
        List<StoredObject> objects = new ArrayList<>();
        for (long i = 1; i <= 130; i++) {
            objects.add(SnapshotFixtures.anObject(1 + i % 2, i, "v1 \uD83D\uDE80 e\u0301 \u0000", 1, 999));
        }
        byte[] large = new byte[600_000];
        Arrays.fill(large, (byte) 'x');
        objects.add(new StoredObject(5_000_000_000L, 4_000_000_000L, large, utf8("{}"), new long[0]));
        return objects.stream().map(variant).toList();
    }

    /** The entries of the collection. */
    static List<StoredObject> issues() {
        List<StoredObject> issues = new ArrayList<>();
        for (long i = 1; i <= 50; i++) {
            issues.add(SnapshotFixtures.anObject(10_043 + i % 2, 10_000 + i, "issue"));
        }
        return issues;
    }

    public static void main(String[] arguments) throws IOException {
        withCollections().write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        InMemoryKeyRings rings = new InMemoryKeyRings();
        InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
        SnapshotStore store = new FileSystemSnapshotStore(folder);
        SealedChunks chunks = new SealedChunks(
                store, TinkSnapshotKeys.open(key(), rings, () -> "tenant-1"), new ZstdFrameCompression());
        SnapshotAssembler assembler = new SnapshotAssembler(chunks, roots);
        commit(assembler, BASE, Optional.empty(), Vault.pack(chunks, objects(), 70), new TreeMap<>());
        ObjectPacker packer = new ObjectPacker(chunks);
        packer.add(variant.apply(SnapshotFixtures.anObject(2, 7, "v2")));
        packer.remove(1, 8);
        commit(assembler, DELTA, Optional.of(BASE), List.of(packer.flush().runId()), new TreeMap<>());
        List<ChunkId> issues = Vault.pack(chunks, issues(), 20);
        commit(
                assembler,
                WITH_COLLECTIONS,
                Optional.of(DELTA),
                List.of(),
                new TreeMap<>(Map.of("issues", CollectionRuns.whole(issues))));
        store.list(ChunkKind.RUN, "", 1_000).forEach(store::delete);
        for (SnapshotRoot root : roots.roots.values()) {
            Document document = SnapshotRootDocument.from(root);
            Files.writeString(
                    folder.resolve(root.id() + ".json"),
                    document.toJson(JsonWriterSettings.builder()
                            .outputMode(JsonMode.EXTENDED)
                            .indent(true)
                            .build()));
        }
        Properties ring = new Properties();
        KeyRing stored = rings.find().orElseThrow();
        ring.setProperty("tenant", stored.tenant());
        ring.setProperty("hashKey", stored.wrappedHashKey());
        ring.setProperty("epoch1", stored.wrappedDataKeys().get(1));
        try (var out = Files.newBufferedWriter(folder.resolve("keyring.properties"))) {
            ring.store(out, null);
        }
    }

    private static void commit(
            SnapshotAssembler assembler,
            SnapshotId id,
            Optional<SnapshotId> parent,
            List<ChunkId> runs,
            SortedMap<String, CollectionRuns> collections) {
        assembler.commit(
                assembler.assemble(new AssembleRequest(
                        id, Vault.SCHEMA, parent, runs, collections, missing -> {}, ReadingProgress.NONE)),
                Vault.aCommit());
    }

    InMemoryKeyRings rings() throws IOException {
        Properties ring = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("keyring.properties"))) {
            ring.load(in);
        }
        InMemoryKeyRings rings = new InMemoryKeyRings();
        rings.insertIfAbsent(new KeyRing(
                ring.getProperty("tenant"),
                1,
                ring.getProperty("hashKey"),
                new TreeMap<>(Map.of(1, ring.getProperty("epoch1")))));
        return rings;
    }

    InMemorySnapshotRoots roots() throws IOException {
        InMemorySnapshotRoots roots = new InMemorySnapshotRoots();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                roots.insert(SnapshotRootDocument.toDomain(Document.parse(Files.readString(file))));
            }
        }
        return roots;
    }

    SnapshotStore store() {
        return new FileSystemSnapshotStore(folder);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
