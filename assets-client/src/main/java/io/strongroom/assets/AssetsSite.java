package io.strongroom.assets;

import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.assets.canonical.CanonicalJson;
import io.strongroom.assets.definition.Icon;
import io.strongroom.assets.definition.IconImage;
import io.strongroom.assets.definition.ObjectType;
import io.strongroom.assets.definition.ReferenceType;
import io.strongroom.assets.definition.Role;
import io.strongroom.assets.definition.Schema;
import io.strongroom.assets.definition.Status;
import io.strongroom.assets.definition.TypeAttribute;
import io.strongroom.assets.issue.AssetsField;
import io.strongroom.assets.issue.IssuePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Cloud and Data Center both can be asked, with answers that do not say which of them it was: an object has the same
 * canonical bytes wherever it was read. Every call blocks the calling thread, may be made by many threads at once, may be
 * repeated, and throws only {@link io.strongroom.assets.call.AssetsException}.
 */
public sealed interface AssetsSite permits CloudSite, DataCenterSite {

    /** The same site; every wait and every transfer ends within {@code 250 ms} once {@code cancellation} says so. */
    AssetsSite withCancellation(Cancellation cancellation);

    /** Names the site in rate budgets and metrics: host, port and path of its address. */
    String key();

    /** Who the token belongs to. */
    Account myself();

    /** Whether the account has Jira's global permission ADMINISTER. */
    boolean administersJira();

    /** All schemas the account can see, with counts, in the order of the API. */
    List<Schema> schemas();

    /** One schema; whether its counts are filled is up to the server. */
    Schema schema(long schemaId);

    /** All object types of a schema as a flat list, with counts, abstract ones included. */
    List<ObjectType> objectTypes(long schemaId);

    /**
     * The attributes of all types of a schema in one answer, by the type that defines them. Empty when the site does not
     * say of each which type that is.
     */
    Map<Long, List<TypeAttribute>> attributesByType(long schemaId);

    /** The attributes that the type itself defines, without inherited ones. */
    List<TypeAttribute> attributes(long typeId);

    /** Global reference types and those of the schema. */
    List<ReferenceType> referenceTypes(long schemaId);

    List<Icon> icons();

    /** The picture of an icon, through the API and never from the URL in an answer. */
    IconImage iconImage(String iconId);

    /** The ids of a schema's roles. Not documented by Atlassian; NotFound or Forbidden are to be expected. */
    List<Long> roleIds(long schemaId);

    /** A role with its actors. */
    Role role(long roleId);

    /** The global statuses. */
    List<Status> globalStatuses();

    /** The statuses of the schema, without the global ones. */
    List<Status> ownStatuses(long schemaId);

    /** The Assets configuration of a schema, empty where there is none to read; NotFound or Forbidden are to be expected. */
    Optional<CanonicalJson> configuration(long schemaId);

    /** The true number of matching objects, not capped; may be slow. */
    long totalCount(Aql aql);

    /**
     * Reads one page. The sink gets the objects in received order once the whole page has arrived and was understood, so
     * a page that had to be read twice is delivered once.
     *
     * @param pageSize what we ask for; the server may send fewer before the end
     * @param includeAttributes false reads ids, keys, types and times only
     */
    ObjectPage objects(Aql aql, long startAt, int pageSize, boolean includeAttributes, Consumer<AssetObject> sink);

    /** One object with its attributes. */
    AssetObject object(long objectId);

    /** The Jira custom fields that hold objects, as far as the account can see them. */
    List<AssetsField> assetsFields();

    /**
     * One page of the issues that hold objects in {@code field}.
     *
     * @param pageToken of the page before, null for the first
     */
    IssuePage issuesWith(AssetsField field, int pageSize, @Nullable String pageToken);
}
