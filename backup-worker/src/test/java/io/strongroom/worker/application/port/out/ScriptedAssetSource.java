package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A site with the objects that a test gives it, and with the faults that a test asks for. */
public final class ScriptedAssetSource implements AssetSource {
    public final Instant now = Instant.parse("2026-11-23T02:00:00Z");
    public final NavigableMap<Long, StoredObject> objects = new ConcurrentSkipListMap<>();
    public final Map<Long, String> typeFingerprints = new TreeMap<>();
    /** Listed by their ids; every answer with their content fails. */
    public final Set<Long> poison = new HashSet<>();

    public final List<Long> changedIds = new ArrayList<>();
    public final List<List<Long>> pagesGiven = new ArrayList<>();
    /** How many objects were sent in pages, by id. */
    public final Map<Long, Integer> sent = new TreeMap<>();

    public final List<String> icons = new ArrayList<>();
    public Optional<ScriptedIssues> issues = Optional.empty();
    public int largestPage = Integer.MAX_VALUE;
    public boolean selectsById = true;
    public boolean selectsByDay = true;
    public Function<StoredObject, LocalDate> createdOn = object -> LocalDate.of(2026, 1, 1);
    public long countedButNeverListed;
    public UnaryOperator<List<StoredObject>> pageFault = page -> page;
    /** What a site leaves out of its lists. */
    public UnaryOperator<List<StoredObject>> listFault = all -> all;

    public int listings;
    public UnaryOperator<StoredObject> alone = object -> object;
    public volatile Runnable beforeEachCall = () -> {};
    public volatile Runnable beforeDefinitions = () -> {};

    public void hold(Collection<StoredObject> all) {
        all.forEach(object -> {
            objects.put(object.objectId(), object);
            typeFingerprints.putIfAbsent(object.typeId(), "v1");
        });
    }

    @Override
    public Site open(String instanceId, BooleanSupplier stop) {
        return new ScriptedSite(stop);
    }

    private final class ScriptedSite implements Site {
        private final BooleanSupplier stop;

        ScriptedSite(BooleanSupplier stop) {
            this.stop = stop;
        }

        private synchronized void called() {
            if (stop.getAsBoolean()) {
                throw new StopRequestedException();
            }
            beforeEachCall.run();
        }

        @Override
        public Optional<IssueSource> issues() {
            return issues.map(all -> all.called(this::called));
        }

        @Override
        public Instant serverTime() {
            return now;
        }

        @Override
        public Definitions definitions(String schemaId) {
            called();
            beforeDefinitions.run();
            List<TypeDefinition> types = typeFingerprints.entrySet().stream()
                    .map(type -> new TypeDefinition(
                            type.getKey(), "Type " + type.getKey(), count(type.getKey()), type.getValue()))
                    .toList();
            Map<String, byte[]> documents = Map.of("schema", "{\"id\":\"6\"}".getBytes(StandardCharsets.UTF_8));
            return new Definitions(documents, types, "shared", 3, 1, 1, List.copyOf(icons), List.of(), now);
        }

        @Override
        public Map<String, byte[]> iconImages(List<String> iconIds) {
            called();
            return iconIds.stream().collect(Collectors.toMap(id -> id, id -> id.getBytes(StandardCharsets.UTF_8)));
        }

        private long count(long typeId) {
            return objects.values().stream()
                    .filter(object -> object.typeId() == typeId)
                    .count();
        }

        @Override
        public boolean selectsByObjectId(String schemaId) {
            called();
            return selectsById;
        }

        @Override
        public long countObjects(String schemaId) {
            called();
            return objects.size() + countedButNeverListed;
        }

        @Override
        public Map<Long, Long> countObjectsByType(String schemaId, Collection<Long> typeIds) {
            called();
            return typeIds.stream().collect(Collectors.toMap(id -> id, id -> count(id) + countedButNeverListed));
        }

        @Override
        public long countRest(String schemaId, ObjectRange range, long position) {
            called();
            return rest(range, position).size();
        }

        @Override
        public Map<Long, IdBounds> idBounds(String schemaId, Collection<Long> typeIds) {
            called();
            return typeIds.stream().collect(Collectors.toMap(id -> id, this::boundsOf));
        }

        private IdBounds boundsOf(long typeId) {
            List<Long> ids = objects.values().stream()
                    .filter(object -> object.typeId() == typeId)
                    .map(StoredObject::objectId)
                    .toList();
            return new IdBounds(ids.get(0), ids.get(ids.size() - 1));
        }

        private List<StoredObject> rest(ObjectRange range, long position) {
            List<StoredObject> ofType = objects.values().stream()
                    .filter(object -> object.typeId() == range.typeId())
                    .toList();
            return range.match(
                    byId -> ofType.stream()
                            .filter(object -> object.objectId() > position && object.objectId() <= byId.upToId())
                            .toList(),
                    byOffset -> ofType.stream()
                            .filter(object -> wasCreatedIn(byOffset, object))
                            .skip(position)
                            .toList());
        }

        private boolean wasCreatedIn(ObjectRange.ByOffset range, StoredObject object) {
            if (range.createdFrom().isEmpty() && range.createdBefore().isEmpty()) {
                return true;
            }
            if (!selectsByDay) {
                throw new SourceRejectedException(SourceRejectedException.Reason.QUESTION, "no such field");
            }
            String day = createdOn.apply(object).toString();
            return range.createdFrom().filter(from -> day.compareTo(from) < 0).isEmpty()
                    && range.createdBefore()
                            .filter(before -> day.compareTo(before) >= 0)
                            .isEmpty();
        }

        @Override
        public Page readPage(String schemaId, ObjectRange range, long position, int size) {
            called();
            List<StoredObject> page = rest(range, position).stream()
                    .limit(Math.min(size, largestPage))
                    .toList();
            return answer(pageFault.apply(page));
        }

        private Page answer(List<StoredObject> page) {
            if (page.stream().anyMatch(object -> poison.contains(object.objectId()))) {
                throw new SourceUnavailableException("500 for ever", new IllegalStateException());
            }
            synchronized (ScriptedAssetSource.this) {
                pagesGiven.add(page.stream().map(StoredObject::objectId).toList());
                page.forEach(object -> sent.merge(object.objectId(), 1, Integer::sum));
            }
            return new Page(page, now, Duration.ZERO, Duration.ZERO, 0);
        }

        @Override
        public Page readChanged(String schemaId, Duration age, long afterId, int size) {
            called();
            return new Page(
                    changedIds.stream()
                            .filter(id -> id > afterId)
                            .map(objects::get)
                            .limit(size)
                            .toList(),
                    now,
                    Duration.ZERO,
                    Duration.ZERO,
                    0);
        }

        @Override
        public Listing list(String schemaId, ObjectRange range, long position, int size) {
            called();
            List<StoredObject> page = listFault.apply(rest(range, position)).stream()
                    .limit(Math.min(size, largestPage))
                    .toList();
            synchronized (ScriptedAssetSource.this) {
                listings++;
            }
            return listing(page);
        }

        @Override
        public Listing listChanged(String schemaId, Duration age, long afterId, int size) {
            return listing(readChanged(schemaId, age, afterId, size).objects());
        }

        private Listing listing(List<StoredObject> page) {
            return new Listing(
                    page.stream()
                            .map(object -> new Listed(
                                    object.objectId(), object.typeId(), "CM-" + object.objectId(), object.updated()))
                            .toList(),
                    now,
                    Duration.ZERO,
                    Duration.ZERO,
                    0);
        }

        @Override
        public Page readByIds(List<Long> ids) {
            called();
            return new Page(
                    ids.stream().filter(objects::containsKey).map(objects::get).toList(),
                    now,
                    Duration.ZERO,
                    Duration.ZERO,
                    0);
        }

        @Override
        public Map<Long, Long> typesOf(List<Long> ids) {
            called();
            return ids.stream().filter(objects::containsKey).collect(Collectors.toMap(id -> id, id -> objects.get(id)
                    .typeId()));
        }

        @Override
        public Optional<StoredObject> readOne(long objectId) {
            called();
            if (poison.contains(objectId)) {
                throw new SourceUnavailableException("500 for ever", new IllegalStateException());
            }
            return Optional.ofNullable(objects.get(objectId)).map(alone);
        }

        @Override
        public List<StoredObject> readEach(Collection<Long> objectIds) {
            return objectIds.stream()
                    .map(this::readOne)
                    .flatMap(Optional::stream)
                    .toList();
        }

        @Override
        public OptionalLong nextId(String schemaId, ObjectRange range, long position) {
            called();
            return rest(range, position).stream()
                    .mapToLong(StoredObject::objectId)
                    .findFirst();
        }
    }
}
