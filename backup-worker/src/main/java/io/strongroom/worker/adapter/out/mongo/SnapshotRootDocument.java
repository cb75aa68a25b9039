package io.strongroom.worker.adapter.out.mongo;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.SnapshotWarning;
import io.strongroom.worker.domain.snapshot.UnsupportedFormatException;
import io.strongroom.worker.domain.snapshot.Window;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;

/** A root as a document. Absent fields stand for absent values; keys of maps are decimal or plain names without dots. */
final class SnapshotRootDocument {
    private SnapshotRootDocument() {}

    static Document from(SnapshotRoot root) {
        Document document = new Document("_id", root.id().value())
                .append("formatVersion", root.formatVersion())
                .append("schemaId", root.schemaId())
                .append("keyEpoch", root.keyEpoch());
        root.parent().ifPresent(parent -> document.append("parent", parent.value()));
        root.previous().ifPresent(previous -> document.append("previous", from(previous)));
        if (!root.collections().isEmpty()) {
            document.append(
                    "collections",
                    root.collections().entrySet().stream()
                            .map(collection -> new Document("name", collection.getKey())
                                    .append("segments", segments(collection.getValue())))
                            .toList());
        }
        return document.append("segments", segments(root.segments()))
                .append(
                        "meta",
                        root.meta().stream().map(SnapshotRootDocument::from).toList())
                .append("windowFrom", Date.from(root.window().from()))
                .append("windowTo", Date.from(root.window().to()))
                .append("counts", pairs(root.counts()))
                .append("objectsByType", pairs(root.objectsByType()))
                .append(
                        "warnings",
                        root.warnings().stream()
                                .map(w -> new Document("code", w.code())
                                        .append("detail", w.detail())
                                        .append("count", w.count()))
                                .toList())
                .append("merkleRoot", root.merkleRoot())
                .append("hmac", root.hmac());
    }

    static SnapshotRoot toDomain(Document document) {
        int formatVersion = document.getInteger("formatVersion");
        if (formatVersion > SnapshotRoot.FORMAT_VERSION) {
            throw new UnsupportedFormatException("snapshot " + document.getString("_id"), formatVersion);
        }
        return new SnapshotRoot(
                formatVersion,
                new SnapshotId(document.getString("_id")),
                document.getString("schemaId"),
                document.getInteger("keyEpoch"),
                Optional.ofNullable(document.getString("parent")).map(SnapshotId::new),
                segments(document),
                collections(document),
                list(document, "meta", SnapshotRootDocument::metaDocument),
                new Window(
                        document.getDate("windowFrom").toInstant(),
                        document.getDate("windowTo").toInstant()),
                map(document, "counts", Function.identity()),
                map(document, "objectsByType", Long::valueOf),
                list(
                        document,
                        "warnings",
                        w -> new SnapshotWarning(w.getString("code"), w.getString("detail"), w.getLong("count"))),
                document.getString("merkleRoot"),
                Optional.ofNullable(document.get("previous", Document.class)).map(SnapshotRootDocument::seal),
                document.getString("hmac"));
    }

    /** Also of a root of a newer format, and of one that was removed: the seal never changes its place. */
    static RootSeal sealOf(Document document) {
        return new RootSeal(new SnapshotId(document.getString("_id")), document.getString("hmac"));
    }

    private static Document from(SegmentDocument document) {
        return new Document("id", document.id().hash())
                .append("first", List.of(document.firstType(), document.firstObject()))
                .append("last", List.of(document.lastType(), document.lastObject()))
                .append("objects", List.of(document.leastObject(), document.greatestObject()))
                .append("entries", document.entries())
                .append("tombstones", document.tombstones());
    }

    private static List<Document> segments(List<Segment> segments) {
        return segments.stream()
                .map(segment -> new Document(
                        "documents",
                        segment.documents().stream()
                                .map(SnapshotRootDocument::from)
                                .toList()))
                .toList();
    }

    private static List<Segment> segments(Document document) {
        return list(
                document,
                "segments",
                segment -> new Segment(list(segment, "documents", SnapshotRootDocument::segmentDocument)));
    }

    private static SortedMap<String, List<Segment>> collections(Document document) {
        SortedMap<String, List<Segment>> collections = new TreeMap<>();
        if (document.containsKey("collections")) {
            document.getList("collections", Document.class)
                    .forEach(collection -> collections.put(collection.getString("name"), segments(collection)));
        }
        return collections;
    }

    private static SegmentDocument segmentDocument(Document document) {
        List<Long> first = document.getList("first", Long.class);
        List<Long> last = document.getList("last", Long.class);
        List<Long> objects = document.getList("objects", Long.class);
        return new SegmentDocument(
                ChunkId.parse("segments/" + document.getString("id")),
                first.get(0),
                first.get(1),
                last.get(0),
                last.get(1),
                objects.get(0),
                objects.get(1),
                document.getInteger("entries"),
                document.getInteger("tombstones"));
    }

    private static Document from(MetaDocument meta) {
        return new Document("name", meta.name())
                .append("id", meta.id().hash())
                .append(
                        "continuations",
                        meta.continuations().stream().map(ChunkId::hash).toList());
    }

    private static MetaDocument metaDocument(Document document) {
        return new MetaDocument(
                document.getString("name"),
                ChunkId.parse("meta/" + document.getString("id")),
                document.getList("continuations", String.class).stream()
                        .map(hash -> ChunkId.parse("meta/" + hash))
                        .toList());
    }

    private static Document from(RootSeal seal) {
        return new Document("id", seal.id().value()).append("hmac", seal.hmac());
    }

    private static RootSeal seal(Document document) {
        return new RootSeal(new SnapshotId(document.getString("id")), document.getString("hmac"));
    }

    private static <T> List<T> list(Document document, String field, Function<Document, T> toDomain) {
        return document.getList(field, Document.class).stream().map(toDomain).toList();
    }

    /** As pairs, because names may hold dots, which keys of a document may not everywhere. */
    private static List<Document> pairs(Map<?, Long> map) {
        return map.entrySet().stream()
                .map(e -> new Document("name", e.getKey().toString()).append("count", e.getValue()))
                .toList();
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> map(
            Document document, String field, Function<String, K> key) {
        SortedMap<K, Long> map = new TreeMap<>();
        for (Document pair : document.getList(field, Document.class)) {
            map.put(key.apply(pair.getString("name")), pair.getLong("count"));
        }
        return map;
    }
}
