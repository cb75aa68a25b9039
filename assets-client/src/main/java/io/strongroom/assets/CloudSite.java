package io.strongroom.assets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.assets.canonical.AssetObjectReader;
import io.strongroom.assets.canonical.CanonicalJson;
import io.strongroom.assets.definition.Icon;
import io.strongroom.assets.definition.IconImage;
import io.strongroom.assets.definition.ObjectType;
import io.strongroom.assets.definition.ReferenceType;
import io.strongroom.assets.definition.Role;
import io.strongroom.assets.definition.Schema;
import io.strongroom.assets.definition.Status;
import io.strongroom.assets.definition.TypeAttribute;
import io.strongroom.assets.definition.Usage;
import io.strongroom.assets.issue.AssetsField;
import io.strongroom.assets.issue.IssuePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Cloud site, reached with one account. Every call blocks the calling thread, may be made by many threads at once,
 * may be repeated, and throws only {@link AssetsException}. Immutable: {@link #withCancellation} gives another view of
 * the same connections.
 */
public final class CloudSite {

    private static final int SCHEMAS_PER_PAGE = 50;
    private static final int IDS_PER_QUERY = 100;
    private static final String ASSETS_FIELD_TYPE = "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype";

    private final SiteCalls calls;

    CloudSite(SiteCalls calls) {
        this.calls = calls;
    }

    /** The same site; every wait and every transfer ends within {@code 250 ms} once {@code cancellation} says so. */
    public CloudSite withCancellation(Cancellation cancellation) {
        return new CloudSite(calls.withCancellation(cancellation));
    }

    /** Names the site in rate budgets and metrics: host, port and path of its address. */
    public String key() {
        return calls.siteKey();
    }

    /** Who the token belongs to. The only call that proves credentials: Jira forbids it to anonymous callers. */
    public Account myself() {
        return calls.get(Endpoint.MYSELF, "rest/api/3/myself", reply -> {
            JsonNode node = Definitions.tree(reply.data(), reply.length());
            return new Account(
                    Definitions.text(node, "accountId"),
                    node.path("displayName").asText(""),
                    node.hasNonNull("emailAddress") ? node.get("emailAddress").asText() : null,
                    node.path("timeZone").asText(""));
        });
    }

    /** Whether the account has Jira's global permission ADMINISTER. */
    public boolean administersJira() {
        return calls.get(
                Endpoint.MY_PERMISSIONS,
                "rest/api/3/mypermissions?permissions=ADMINISTER",
                reply -> Definitions.administers(reply.data(), reply.length()));
    }

    /** Empty when the site has no Jira Service Management Premium; Forbidden or NotFound without Service Management. */
    public List<String> workspaceIds() {
        return calls.get(
                Endpoint.WORKSPACES,
                "rest/servicedeskapi/assets/workspace?start=0&limit=50",
                reply -> Definitions.list(
                        reply.data(),
                        reply.length(),
                        "values",
                        json -> Definitions.text(Definitions.tree(json, json.length), "workspaceId")));
    }

    /** All schemas the account can see, with counts, in the order of the API. */
    public List<Schema> schemas() {
        Map<Long, Schema> found = new LinkedHashMap<>();
        int startAt = 0;
        while (true) {
            List<Schema> page = calls.get(
                    Endpoint.SCHEMAS,
                    "objectschema/list?startAt=" + startAt + "&maxResults=" + SCHEMAS_PER_PAGE + "&includeCounts=true",
                    reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::schema));
            if (page.isEmpty()) {
                return List.copyOf(found.values());
            }
            int before = found.size();
            page.forEach(schema -> found.putIfAbsent(schema.id(), schema));
            if (found.size() == before) {
                throw new ProtocolViolated(
                        Endpoint.SCHEMAS, ProtocolFault.NO_PROGRESS, "a page repeats the one before");
            }
            startAt += page.size();
        }
    }

    /** One schema; whether its counts are filled is up to the server. */
    public Schema schema(long schemaId) {
        return calls.get(Endpoint.SCHEMA, "objectschema/" + schemaId, reply -> Definitions.schema(reply.copy()));
    }

    /** All object types of a schema as a flat list, with counts, abstract ones included. */
    public List<ObjectType> objectTypes(long schemaId) {
        return calls.get(
                Endpoint.OBJECT_TYPES,
                "objectschema/" + schemaId + "/objecttypes/flat?includeObjectCounts=true",
                reply -> Definitions.list(reply.data(), reply.length(), "entries", Definitions::objectType));
    }

    /**
     * The attributes of all types of a schema in one answer, by the type that defines them. Empty when the site does not
     * say of each which type that is.
     */
    public Map<Long, List<TypeAttribute>> attributesByType(long schemaId) {
        List<Optional<TypeAttribute>> all = calls.get(
                Endpoint.SCHEMA_ATTRIBUTES,
                "objectschema/" + schemaId + "/attributes?extended=true",
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::attributeOfItsType));
        Map<Long, List<TypeAttribute>> byType = new TreeMap<>();
        for (Optional<TypeAttribute> attribute : all) {
            if (attribute.isEmpty()) {
                return Map.of();
            }
            byType.computeIfAbsent(attribute.get().typeId(), type -> new ArrayList<>())
                    .add(attribute.get());
        }
        return byType;
    }

    /** The attributes that the type itself defines, without inherited ones. */
    public List<TypeAttribute> attributes(long typeId) {
        return calls.get(
                Endpoint.TYPE_ATTRIBUTES,
                "objecttype/" + typeId + "/attributes?excludeParentAttributes=true",
                reply -> Definitions.list(
                        reply.data(), reply.length(), "values", json -> Definitions.attribute(json, typeId)));
    }

    /** Global reference types and those of the schema. */
    public List<ReferenceType> referenceTypes(long schemaId) {
        return calls.get(
                Endpoint.REFERENCE_TYPES,
                "config/referencetype?objectSchemaId=" + schemaId + "&includeAll=true",
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::referenceType));
    }

    /** The icons of the workspace. */
    public List<Icon> icons() {
        return calls.get(
                Endpoint.ICONS,
                "icon/global",
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::icon));
    }

    /** The picture of an icon, through the API and never from the URL in an answer. */
    public IconImage iconImage(String iconId) {
        requireIconId(iconId);
        return calls.getImage(
                Endpoint.ICON_IMAGE,
                "icon/" + iconId + "/icon.png?size=48",
                reply -> new IconImage(mediaType(reply), reply.copy()));
    }

    /** The ids of a schema's roles. Not documented by Atlassian; NotFound or Forbidden are to be expected. */
    public List<Long> roleIds(long schemaId) {
        return calls.get(
                Endpoint.SCHEMA_ROLES,
                "config/role/objectschema/" + schemaId,
                reply -> roleIds(Definitions.tree(reply.data(), reply.length())));
    }

    /** A role with its actors. */
    public Role role(long roleId) {
        return calls.get(Endpoint.ROLE, "config/role/" + roleId, reply -> Definitions.role(reply.copy()));
    }

    /** The global statuses. */
    public List<Status> globalStatuses() {
        return statuses("");
    }

    /** The statuses of the schema, without the global ones. */
    public List<Status> ownStatuses(long schemaId) {
        return statuses("?objectSchemaId=" + schemaId);
    }

    private List<Status> statuses(String query) {
        return calls.get(
                Endpoint.STATUSES,
                "config/statustype" + query,
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::status));
    }

    /** The Assets configuration of a schema. Not documented by Atlassian; NotFound or Forbidden are to be expected. */
    public CanonicalJson globalConfiguration(long schemaId) {
        return calls.get(
                Endpoint.CONFIGURATION,
                "global/config/objectschema/" + schemaId,
                reply -> CanonicalJson.ofDefinition(reply.copy()));
    }

    /** How many objects there are; a good size check before a backup. */
    public Usage usage() {
        return calls.get(Endpoint.USAGE, "usage", reply -> Definitions.usage(reply.copy()));
    }

    /** The true number of matching objects, not capped; may be slow. */
    public long totalCount(Aql aql) {
        return calls.post(Endpoint.AQL_TOTAL_COUNT, "object/aql/totalcount", query(aql), reply -> {
            JsonNode count = Definitions.tree(reply.data(), reply.length()).path("totalCount");
            if (!count.isIntegralNumber()) {
                throw Definitions.shape("totalCount is not a number");
            }
            return count.asLong();
        });
    }

    /**
     * Reads one page. The sink gets the objects in received order once the whole page has arrived and was understood, so
     * a page that had to be read twice is delivered once.
     *
     * @param pageSize what we ask for; the server may send fewer before the end
     * @param includeAttributes false reads ids, keys, types and times only
     */
    public ObjectPage objects(
            Aql aql, long startAt, int pageSize, boolean includeAttributes, Consumer<AssetObject> sink) {
        Read read = calls.post(
                Endpoint.AQL,
                "object/aql?startAt=" + startAt + "&maxResults=" + pageSize + "&includeAttributes=" + includeAttributes,
                query(aql),
                reply -> new Read(
                        reply.objects().readPage(reply.data(), 0, reply.length()), serverDate(reply), reply.length()));
        AssetObjectReader.Page page = read.page();
        page.objects().forEach(sink);
        return new ObjectPage(
                page.startAt(),
                page.objects().size(),
                page.lastClaimed(),
                page.total(),
                read.serverDate(),
                read.bytes());
    }

    private record Read(AssetObjectReader.Page page, Instant serverDate, long bytes) {}

    /** One object with its attributes. */
    public AssetObject object(long objectId) {
        return calls.get(Endpoint.OBJECT, "object/" + objectId, reply -> reply.objects()
                .readObject(reply.data(), 0, reply.length()));
    }

    /** Which of the objects the account can see now; by AQL in batches, so an index lag shows. */
    public Set<Long> objectPresence(Collection<Long> objectIds) {
        Set<Long> present = new HashSet<>();
        List<Long> ids = List.copyOf(objectIds);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            Aql batch = Aql.idIn(ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY)));
            long startAt = 0;
            while (true) {
                int before = present.size();
                ObjectPage page = objects(batch, startAt, IDS_PER_QUERY, false, object -> present.add(object.id()));
                if (page.received() == 0 || present.size() == before) {
                    break;
                }
                startAt += page.received();
            }
        }
        present.retainAll(new HashSet<>(ids));
        return present;
    }

    /** The Jira custom fields that hold objects, as far as the account can see them. */
    public List<AssetsField> assetsFields() {
        List<AssetsField> fields = new ArrayList<>();
        JsonNode all =
                calls.get(Endpoint.FIELDS, "rest/api/3/field", reply -> Definitions.tree(reply.data(), reply.length()));
        for (JsonNode field : all) {
            JsonNode schema = field.path("schema");
            if (ASSETS_FIELD_TYPE.equals(schema.path("custom").asText())) {
                fields.add(new AssetsField(
                        Definitions.text(field, "id"),
                        field.path("name").asText(""),
                        Definitions.id(schema, "customId")));
            }
        }
        return fields;
    }

    /**
     * One page of the issues that hold objects in {@code field}.
     *
     * @param pageToken of the page before, null for the first
     */
    public IssuePage issuesWith(AssetsField field, int pageSize, @Nullable String pageToken) {
        ObjectNode body = Definitions.MAPPER.createObjectNode();
        body.put("jql", "cf[" + field.customId() + "] is not EMPTY ORDER BY id ASC");
        ArrayNode fields = body.putArray("fields");
        fields.add(field.id());
        body.put("maxResults", pageSize);
        if (pageToken != null) {
            body.put("nextPageToken", pageToken);
        }
        return calls.post(
                Endpoint.SEARCH_ISSUES,
                "rest/api/3/search/jql",
                body.toString(),
                reply -> issuePage(Definitions.tree(reply.data(), reply.length()), field));
    }

    private static IssuePage issuePage(JsonNode node, AssetsField field) {
        if (!node.path("issues").isArray()) {
            throw Definitions.shape("issues is not an array");
        }
        List<IssuePage.Issue> issues = new ArrayList<>();
        for (JsonNode issue : node.path("issues")) {
            List<Long> ids = new ArrayList<>();
            issue.path("fields").path(field.id()).forEach(value -> ids.add(Definitions.id(value, "objectId")));
            issues.add(new IssuePage.Issue(
                    Definitions.text(issue, "id"),
                    Definitions.text(issue, "key"),
                    ids.isEmpty() ? Map.of() : Map.of(field.id(), List.copyOf(ids))));
        }
        boolean more = node.hasNonNull("nextPageToken") && !node.path("isLast").asBoolean(false);
        return new IssuePage(issues, more ? node.get("nextPageToken").asText() : null);
    }

    private static List<Long> roleIds(JsonNode urls) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode url : urls) {
            String text = url.asText();
            String last = text.substring(text.lastIndexOf('/') + 1);
            if (!last.matches("[0-9]{1,18}")) {
                throw Definitions.shape("a role without id");
            }
            ids.add(Long.valueOf(last));
        }
        return ids;
    }

    private static void requireIconId(String iconId) {
        if (!iconId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("iconId must be letters, digits and hyphens");
        }
    }

    private static String mediaType(RetryingCalls.Reply reply) {
        String type = reply.headers().get("Content-Type");
        if (type == null || !type.startsWith("image/")) {
            throw Definitions.shape("not an image");
        }
        return type;
    }

    private static Instant serverDate(RetryingCalls.Reply reply) {
        Instant date = ResponseHeaders.httpDate(reply.headers().get("Date"));
        return date == null ? reply.receivedAt() : date;
    }

    private static String query(Aql aql) {
        return Definitions.MAPPER.createObjectNode().put("qlQuery", aql.text()).toString();
    }
}
