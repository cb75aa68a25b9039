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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Cloud site, reached with one account. Every call blocks the calling thread, may be made by many threads at once,
 * may be repeated, and throws only {@link AssetsException}. Immutable: {@link #withCancellation} gives another view of
 * the same connections.
 */
public final class CloudSite implements AssetsSite {

    private static final int SCHEMAS_PER_PAGE = 50;
    private static final int IDS_PER_QUERY = 100;
    private static final String ASSETS_FIELD_TYPE = "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype";

    private final SiteCalls calls;

    CloudSite(SiteCalls calls) {
        this.calls = calls;
    }

    @Override
    public CloudSite withCancellation(Cancellation cancellation) {
        return new CloudSite(calls.withCancellation(cancellation));
    }

    @Override
    public String key() {
        return calls.siteKey();
    }

    /** The only call that proves credentials: Jira forbids it to anonymous callers. */
    @Override
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

    @Override
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

    @Override
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

    @Override
    public Schema schema(long schemaId) {
        return calls.get(Endpoint.SCHEMA, "objectschema/" + schemaId, reply -> Definitions.schema(reply.copy()));
    }

    @Override
    public List<ObjectType> objectTypes(long schemaId) {
        return calls.get(
                Endpoint.OBJECT_TYPES,
                "objectschema/" + schemaId + "/objecttypes/flat?includeObjectCounts=true",
                reply -> Definitions.list(reply.data(), reply.length(), "entries", Definitions::objectType));
    }

    @Override
    public Map<Long, List<TypeAttribute>> attributesByType(long schemaId) {
        return calls.get(
                Endpoint.SCHEMA_ATTRIBUTES,
                "objectschema/" + schemaId + "/attributes?extended=true",
                reply -> Definitions.byType(
                        Definitions.list(reply.data(), reply.length(), "values", Definitions::attributeOfItsType)));
    }

    @Override
    public List<TypeAttribute> attributes(long typeId) {
        return calls.get(
                Endpoint.TYPE_ATTRIBUTES,
                "objecttype/" + typeId + "/attributes?excludeParentAttributes=true",
                reply -> Definitions.list(
                        reply.data(), reply.length(), "values", json -> Definitions.attribute(json, typeId)));
    }

    @Override
    public List<ReferenceType> referenceTypes(long schemaId) {
        return calls.get(
                Endpoint.REFERENCE_TYPES,
                "config/referencetype?objectSchemaId=" + schemaId + "&includeAll=true",
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::referenceType));
    }

    @Override
    public List<Icon> icons() {
        return calls.get(
                Endpoint.ICONS,
                "icon/global",
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::icon));
    }

    @Override
    public IconImage iconImage(String iconId) {
        return calls.getImage(Endpoint.ICON_IMAGE, Definitions.iconPath(iconId), Definitions::iconImage);
    }

    @Override
    public List<Long> roleIds(long schemaId) {
        return calls.get(
                Endpoint.SCHEMA_ROLES,
                "config/role/objectschema/" + schemaId,
                reply -> Definitions.roleIds(Definitions.tree(reply.data(), reply.length())));
    }

    @Override
    public Role role(long roleId) {
        return calls.get(Endpoint.ROLE, "config/role/" + roleId, reply -> Definitions.role(reply.copy()));
    }

    @Override
    public List<Status> globalStatuses() {
        return statuses("");
    }

    @Override
    public List<Status> ownStatuses(long schemaId) {
        return statuses("?objectSchemaId=" + schemaId);
    }

    private List<Status> statuses(String query) {
        return calls.get(
                Endpoint.STATUSES,
                "config/statustype" + query,
                reply -> Definitions.list(reply.data(), reply.length(), "values", Definitions::status));
    }

    @Override
    public Optional<CanonicalJson> configuration(long schemaId) {
        return Optional.of(calls.get(
                Endpoint.CONFIGURATION,
                "global/config/objectschema/" + schemaId,
                reply -> CanonicalJson.ofDefinition(reply.copy())));
    }

    /** How many objects there are; a good size check before a backup. */
    public Usage usage() {
        return calls.get(Endpoint.USAGE, "usage", reply -> Definitions.usage(reply.copy()));
    }

    @Override
    public long totalCount(Aql aql) {
        return calls.post(Endpoint.AQL_TOTAL_COUNT, "object/aql/totalcount", query(aql), reply -> {
            JsonNode count = Definitions.tree(reply.data(), reply.length()).path("totalCount");
            if (!count.isIntegralNumber()) {
                throw Definitions.shape("totalCount is not a number");
            }
            return count.asLong();
        });
    }

    @Override
    public ObjectPage objects(
            Aql aql, long startAt, int pageSize, boolean includeAttributes, Consumer<AssetObject> sink) {
        PageRead read = calls.post(
                Endpoint.AQL,
                "object/aql?startAt=" + startAt + "&maxResults=" + pageSize + "&includeAttributes=" + includeAttributes,
                query(aql),
                PageRead::of);
        read.page().objects().forEach(sink);
        return read.about(read.page().startAt(), read.page().objects().size());
    }

    @Override
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

    @Override
    public List<AssetsField> assetsFields() {
        List<AssetsField> fields = new ArrayList<>();
        JsonNode all =
                calls.get(Endpoint.FIELDS, "rest/api/3/field", reply -> Definitions.tree(reply.data(), reply.length()));
        for (JsonNode field : all) {
            if (ASSETS_FIELD_TYPE.equals(field.path("schema").path("custom").asText())) {
                fields.add(Definitions.assetsField(field));
            }
        }
        return fields;
    }

    @Override
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

    private static String query(Aql aql) {
        return Definitions.MAPPER.createObjectNode().put("qlQuery", aql.text()).toString();
    }
}
