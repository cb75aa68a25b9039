package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Where schemas are read from. Calls block, within the site's rate budget, and may all be repeated. Each throws {@link
 * SourceUnavailableException}, {@link SourceRejectedException}, or {@link StopRequestedException} soon after {@code stop}
 * has become true.
 */
public interface AssetSource {

    /** Asks for the credential anew each time: a worker keeps none longer than it reads. */
    Site open(String instanceId, BooleanSupplier stop);

    /** One site, with the account that reads it. */
    interface Site {

        /** Ids in one question: as AQL they are about 2,000 characters. */
        int MOST_IDS = 200;

        /** Empty where this kind of site does not give its issues. */
        default Optional<IssueSource> issues() {
            return Optional.empty();
        }

        /** The clock of the site, from its newest answer. */
        Instant serverTime();

        /** Without the pictures of the icons. */
        Definitions definitions(String schemaId);

        /** The pictures of those of the icons that the account may read, by icon id. */
        Map<String, byte[]> iconImages(List<String> iconIds);

        /** Whether the site can select and order by object id; a real query finds out. */
        boolean selectsByObjectId(String schemaId);

        long countObjects(String schemaId);

        Map<Long, Long> countObjectsByType(String schemaId, Collection<Long> typeIds);

        /** The number of objects of the range behind the position. */
        long countRest(String schemaId, ObjectRange range, long position);

        /** The smallest and the greatest object id of each type. */
        Map<Long, IdBounds> idBounds(String schemaId, Collection<Long> typeIds);

        /**
         * The next objects of the range: by id those above {@code position} in ascending order, by offset those from
         * {@code position} on. A page that was cut off on the way is no page: it is asked for again.
         */
        Page readPage(String schemaId, ObjectRange range, long position, int size);

        /**
         * The same as {@link #readPage} without the attributes, which makes it cheap: a page may be as large as the site
         * allows.
         */
        Listing list(String schemaId, ObjectRange range, long position, int size);

        /** The same as {@link #readChanged} without the attributes. */
        Listing listChanged(String schemaId, Duration age, long afterId, int size);

        /** The objects changed within the last {@code age} whose id is above {@code afterId}, in ascending order of id. */
        Page readChanged(String schemaId, Duration age, long afterId, int size);

        /**
         * Those of the objects that exist, whatever their schema; the answer may lack some that do. At most {@link
         * #MOST_IDS} ids.
         */
        Page readByIds(List<Long> ids);

        /** The object type of each of these objects that exists and may be seen, whatever its schema. */
        Map<Long, Long> typesOf(List<Long> ids);

        /** Reads one object by itself; empty when it does not exist any more. */
        Optional<StoredObject> readOne(long objectId);

        /** Those of the objects that exist, each read by itself and so not through the site's index. */
        List<StoredObject> readEach(Collection<Long> objectIds);

        /** The id of the first object of the range above the position, read without its attributes. */
        OptionalLong nextId(String schemaId, ObjectRange range, long position);
    }

    /**
     * One answer.
     *
     * @param objects as the answer lists them, also those that the caller has seen before
     * @param serverTime the site's clock when it answered
     * @param waited for the rate budget
     * @param called until the answer's last byte had come
     * @param bytes of the answer before compression
     */
    record Page(List<StoredObject> objects, Instant serverTime, Duration waited, Duration called, long bytes) {}

    /**
     * One answer that names objects and does not show them; {@code serverTime} and what follows as in {@link Page}.
     *
     * @param objects as the answer lists them
     */
    record Listing(List<Listed> objects, Instant serverTime, Duration waited, Duration called, long bytes) {}

    /**
     * What a site lists of an object.
     *
     * @param updated when it was changed last, as the site says it; absent when it does not say
     */
    record Listed(long objectId, long typeId, String key, Optional<Instant> updated) {}

    /** Both inclusive. */
    record IdBounds(long lowest, long highest) {}

    /**
     * Everything of a schema but its objects.
     *
     * @param documents name to canonical JSON, as stored with the snapshot
     * @param fingerprint of what all types share; counts and times are not part of it
     * @param icons the ids of the icons that types use
     * @param unreadable names of documents that the account may not read
     */
    record Definitions(
            Map<String, byte[]> documents,
            List<TypeDefinition> types,
            String fingerprint,
            long attributes,
            long statuses,
            long referenceTypes,
            List<String> icons,
            List<String> unreadable,
            Instant serverTime) {

        /** The same, with further documents. */
        public Definitions with(Map<String, byte[]> more) {
            Map<String, byte[]> all = new TreeMap<>(documents);
            all.putAll(more);
            return new Definitions(
                    all, types, fingerprint, attributes, statuses, referenceTypes, icons, unreadable, serverTime);
        }
    }

    /**
     * An object type.
     *
     * @param announcedObjects objects of exactly this type, as the site announces them
     * @param fingerprint of the type and its attributes; counts and times are not part of it
     */
    record TypeDefinition(long id, String name, long announcedObjects, String fingerprint) {}
}
