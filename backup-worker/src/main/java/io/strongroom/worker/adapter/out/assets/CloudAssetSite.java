package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.AssetsSite;
import io.strongroom.assets.ObjectPage;
import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.IdBounds;
import io.strongroom.worker.application.port.out.AssetSource.Listed;
import io.strongroom.worker.application.port.out.AssetSource.Listing;
import io.strongroom.worker.application.port.out.AssetSource.Page;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.IssueSource;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One site in the port's words. */
final class CloudAssetSite implements Site {
    /** What JSON readers in other languages can still hold exactly. */
    private static final long LARGEST_ID = 1L << 53;

    private final AssetsSite site;
    private final DefinitionReader definitionReader;
    private final ParallelCalls calls;
    private final CallTimes times;
    private final SiteLoad load;
    private volatile @Nullable Instant serverTime;

    CloudAssetSite(
            AssetsSite site, DefinitionReader definitionReader, ParallelCalls calls, CallTimes times, SiteLoad load) {
        this.site = site;
        this.definitionReader = definitionReader;
        this.calls = calls;
        this.times = times;
        this.load = load;
    }

    @Override
    public Optional<IssueSource> issues() {
        return Optional.of(new SiteIssues(site));
    }

    @Override
    public Instant serverTime() {
        Instant known = serverTime;
        return known != null
                ? known
                : read(Aql.id(0), 0, 1, false, object -> {}).serverDate();
    }

    @Override
    public Definitions definitions(String schemaId) {
        // an answer from before says no more than the truth: the definitions were read after it
        Instant before = serverTime();
        return SourceCalls.call(() -> definitionReader.read(number(schemaId), before));
    }

    @Override
    public Map<String, byte[]> iconImages(List<String> iconIds) {
        return SourceCalls.call(() -> definitionReader.iconImages(iconIds));
    }

    @Override
    public boolean selectsByObjectId(String schemaId) {
        Aql probe = Aql.schema(number(schemaId))
                .and(Aql.idGreaterThan(0))
                .and(Aql.idAtMost(LARGEST_ID))
                .orderBy(Aql.Order.OBJECT_ID);
        List<Long> ids = new ArrayList<>();
        try {
            read(probe, 0, 10, false, object -> ids.add(object.id()));
        } catch (SourceRejectedException e) {
            if (e.reason() == SourceRejectedException.Reason.QUESTION) {
                return false;
            }
            throw e;
        }
        return ids.equals(ids.stream().sorted().toList());
    }

    @Override
    public long countObjects(String schemaId) {
        return count(Aql.schema(number(schemaId)));
    }

    @Override
    public Map<Long, Long> countObjectsByType(String schemaId, Collection<Long> typeIds) {
        return calls.each(typeIds, typeId -> count(Aql.type(typeId)));
    }

    @Override
    public long countRest(String schemaId, ObjectRange range, long position) {
        return range.match(
                byId -> count(behind(byId, position)), byOffset -> Math.max(0, count(within(byOffset)) - position));
    }

    private long count(Aql aql) {
        return SourceCalls.call(() -> site.totalCount(aql));
    }

    @Override
    public Map<Long, IdBounds> idBounds(String schemaId, Collection<Long> typeIds) {
        return calls.each(typeIds, typeId -> {
            long lowest = firstId(Aql.type(typeId).orderBy(Aql.Order.OBJECT_ID));
            long highest = firstId(Aql.type(typeId).orderBy(Aql.Order.OBJECT_ID_DESCENDING));
            return new IdBounds(lowest, Math.max(lowest, highest));
        });
    }

    private long firstId(Aql aql) {
        List<Long> ids = new ArrayList<>();
        read(aql, 0, 1, false, object -> ids.add(object.id()));
        return ids.isEmpty() ? 0 : ids.get(0);
    }

    @Override
    public Page readPage(String schemaId, ObjectRange range, long position, int size) {
        return range.match(
                byId -> page(behind(byId, position).orderBy(Aql.Order.OBJECT_ID), 0, size),
                byOffset -> page(within(byOffset).orderBy(Aql.Order.CREATED), position, size));
    }

    private static Aql behind(ObjectRange.ById range, long position) {
        Aql open = Aql.type(range.typeId()).and(Aql.idGreaterThan(position));
        return range.upToId() == Long.MAX_VALUE ? open : open.and(Aql.idAtMost(range.upToId()));
    }

    private static Aql within(ObjectRange.ByOffset range) {
        Aql type = Aql.type(range.typeId());
        Aql from = range.createdFrom().map(Aql::createdFrom).map(type::and).orElse(type);
        return range.createdBefore().map(Aql::createdBefore).map(from::and).orElse(from);
    }

    @Override
    public Page readChanged(String schemaId, Duration age, long afterId, int size) {
        return page(changed(schemaId, age, afterId), 0, size);
    }

    private static Aql changed(String schemaId, Duration age, long afterId) {
        long minutes = Math.max(1, age.toMinutes() + 1);
        return Aql.schema(number(schemaId))
                .and(Aql.updatedFrom("now(-" + minutes + "m)"))
                .and(Aql.idGreaterThan(afterId))
                .orderBy(Aql.Order.OBJECT_ID);
    }

    @Override
    public Listing list(String schemaId, ObjectRange range, long position, int size) {
        return range.match(
                byId -> listing(behind(byId, position).orderBy(Aql.Order.OBJECT_ID), 0, size),
                byOffset -> listing(within(byOffset).orderBy(Aql.Order.CREATED), position, size));
    }

    @Override
    public Listing listChanged(String schemaId, Duration age, long afterId, int size) {
        return listing(changed(schemaId, age, afterId), 0, size);
    }

    private Listing listing(Aql aql, long startAt, int size) {
        List<Listed> objects = new ArrayList<>(size);
        String recently = load.recentFrom();
        times.takeSpent();
        ObjectPage answer = read(aql, startAt, size, false, object -> {
            objects.add(new Listed(object.id(), object.typeId(), object.key(), moment(object.updated())));
            if (object.updated().compareTo(recently) > 0) {
                load.changed(site.key(), object.updated());
            }
        });
        CallTimes.Spent spent = times.takeSpent();
        return new Listing(objects, answer.serverDate(), spent.waited(), spent.called(), answer.bytes());
    }

    /** What bears no time that we understand is read whenever it is asked for. */
    private static Optional<Instant> moment(String updated) {
        return Moments.of(updated).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Page readByIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return new Page(List.of(), serverTime(), Duration.ZERO, Duration.ZERO, 0);
        }
        return page(Aql.idIn(ids), 0, ids.size());
    }

    @Override
    public Map<Long, Long> typesOf(List<Long> ids) {
        Map<Long, Long> types = new HashMap<>();
        if (!ids.isEmpty()) {
            read(Aql.idIn(ids), 0, ids.size(), false, object -> types.put(object.id(), object.typeId()));
        }
        return types;
    }

    @Override
    public Optional<StoredObject> readOne(long objectId) {
        try {
            return Optional.of(stored(SourceCalls.call(() -> site.object(objectId))));
        } catch (SourceRejectedException e) {
            if (e.reason() == SourceRejectedException.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<StoredObject> readEach(Collection<Long> objectIds) {
        return calls.each(objectIds, this::readOne).values().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public OptionalLong nextId(String schemaId, ObjectRange range, long position) {
        List<Long> ids = new ArrayList<>();
        Consumer<AssetObject> first = object -> ids.add(object.id());
        range.match(
                byId -> read(behind(byId, position).orderBy(Aql.Order.OBJECT_ID), 0, 1, false, first),
                byOffset -> read(within(byOffset).orderBy(Aql.Order.CREATED), position, 1, false, first));
        return ids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ids.get(0));
    }

    private Page page(Aql aql, long startAt, int size) {
        List<StoredObject> objects = new ArrayList<>(size);
        String recently = load.recentFrom();
        times.takeSpent();
        ObjectPage answer = read(aql, startAt, size, true, object -> {
            objects.add(stored(object));
            if (object.updated().compareTo(recently) > 0) {
                load.changed(site.key(), object.updated());
            }
        });
        CallTimes.Spent spent = times.takeSpent();
        return new Page(objects, answer.serverDate(), spent.waited(), spent.called(), answer.bytes());
    }

    private ObjectPage read(Aql aql, long startAt, int size, boolean attributes, Consumer<AssetObject> sink) {
        try {
            ObjectPage page = site.objects(aql, startAt, size, attributes, sink);
            serverTime = page.serverDate();
            return page;
        } catch (AssetsException e) {
            throw SourceCalls.translated(e);
        }
    }

    private static StoredObject stored(AssetObject object) {
        return new StoredObject(
                object.typeId(),
                object.id(),
                object.canonicalBytes(),
                object.annotationBytes(),
                object.references(),
                moment(object.updated()));
    }

    private static long number(String schemaId) {
        return Long.parseLong(schemaId);
    }
}
