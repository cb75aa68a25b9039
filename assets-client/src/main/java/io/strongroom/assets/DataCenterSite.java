package io.strongroom.assets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.assets.aql.Aql;
import io.strongroom.assets.call.AssetsException.NotFound;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Endpoint;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Jira Data Center host, reached with a personal access token. Assets answers there at {@code rest/assets}, or on older
 * hosts at {@code rest/insight} only; the first answer decides. NotFound from both means that the host has neither, or that
 * what was asked for is not there.
 */
public final class DataCenterSite implements AssetsSite {

    /** Of the plugin that Assets was before Atlassian bought it, whose name Data Center kept; there are several. */
    private static final String ASSETS_FIELD_TYPES = "com.riadalabs.jira.plugins.insight:rlabs-customfield-";

    private static final String CLOUDS_ASSETS_FIELD_TYPE = "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype";

    /** The number of a key is the object's id. */
    private static final Pattern KEY = Pattern.compile("-([0-9]{1,18})\\)?$");

    private final SiteCalls calls;
    private final SiteCalls olderCalls;
    private final State state;

    /** What was learnt of the host, for all views of it. */
    private static final class State {
        private final AtomicReference<@Nullable Boolean> older = new AtomicReference<>();
        private volatile int largestPage = Integer.MAX_VALUE;
    }

    /** @param olderCalls the same host under the name that Assets had before: Insight */
    DataCenterSite(SiteCalls calls, SiteCalls olderCalls) {
        this(calls, olderCalls, new State());
    }

    private DataCenterSite(SiteCalls calls, SiteCalls olderCalls, State state) {
        this.calls = calls;
        this.olderCalls = olderCalls;
        this.state = state;
    }

    @Override
    public DataCenterSite withCancellation(Cancellation cancellation) {
        return new DataCenterSite(
                calls.withCancellation(cancellation), olderCalls.withCancellation(cancellation), state);
    }

    @Override
    public String key() {
        return calls.siteKey();
    }

    /** {@code accountId} is the user key, which stays when the user is renamed. */
    @Override
    public Account myself() {
        return calls.get(Endpoint.MYSELF, "rest/api/2/myself", reply -> {
            JsonNode node = Definitions.tree(reply.data(), reply.length());
            return new Account(
                    Definitions.text(node, "key"),
                    node.path("displayName").asText(""),
                    node.hasNonNull("emailAddress") ? node.get("emailAddress").asText() : null,
                    node.path("timeZone").asText(""));
        });
    }

    @Override
    public boolean administersJira() {
        return calls.get(
                Endpoint.MY_PERMISSIONS,
                "rest/api/2/mypermissions",
                reply -> Definitions.administers(reply.data(), reply.length()));
    }

    /** Data Center has no pages here. */
    @Override
    public List<Schema> schemas() {
        return list(Endpoint.SCHEMAS, "objectschema/list", "objectschemas", Definitions::schema);
    }

    @Override
    public Schema schema(long schemaId) {
        return get(Endpoint.SCHEMA, "objectschema/" + schemaId, reply -> Definitions.schema(reply.copy()));
    }

    @Override
    public List<ObjectType> objectTypes(long schemaId) {
        return list(
                Endpoint.OBJECT_TYPES,
                "objectschema/" + schemaId + "/objecttypes/flat?includeObjectCounts=true",
                "entries",
                Definitions::objectType);
    }

    @Override
    public Map<Long, List<TypeAttribute>> attributesByType(long schemaId) {
        return Definitions.byType(list(
                Endpoint.SCHEMA_ATTRIBUTES,
                "objectschema/" + schemaId + "/attributes?extended=true",
                "values",
                Definitions::attributeOfItsType));
    }

    @Override
    public List<TypeAttribute> attributes(long typeId) {
        return list(
                Endpoint.TYPE_ATTRIBUTES,
                "objecttype/" + typeId + "/attributes?excludeParentAttributes=true",
                "values",
                json -> Definitions.attribute(json, typeId));
    }

    /** Like statuses: the global ones or those of the schema. */
    @Override
    public List<ReferenceType> referenceTypes(long schemaId) {
        Map<Long, ReferenceType> joined = new LinkedHashMap<>();
        for (String query : List.of("", "?objectSchemaId=" + schemaId)) {
            list(Endpoint.REFERENCE_TYPES, "config/referencetype" + query, "values", Definitions::referenceType)
                    .forEach(type -> joined.putIfAbsent(type.id(), type));
        }
        return List.copyOf(joined.values());
    }

    @Override
    public List<Icon> icons() {
        return list(Endpoint.ICONS, "icon/global", "values", Definitions::icon);
    }

    @Override
    public IconImage iconImage(String iconId) {
        String path = Definitions.iconPath(iconId);
        return asked(api -> api.getImage(Endpoint.ICON_IMAGE, path, Definitions::iconImage));
    }

    @Override
    public List<Long> roleIds(long schemaId) {
        return get(
                Endpoint.SCHEMA_ROLES,
                "config/role/objectschema/" + schemaId,
                reply -> Definitions.roleIds(Definitions.tree(reply.data(), reply.length())));
    }

    @Override
    public Role role(long roleId) {
        return get(Endpoint.ROLE, "config/role/" + roleId, reply -> Definitions.role(reply.copy()));
    }

    @Override
    public List<Status> globalStatuses() {
        return list(Endpoint.STATUSES, "config/statustype", "values", Definitions::status);
    }

    @Override
    public List<Status> ownStatuses(long schemaId) {
        return list(Endpoint.STATUSES, "config/statustype?objectSchemaId=" + schemaId, "values", Definitions::status);
    }

    /** Data Center has no such answer. */
    @Override
    public Optional<CanonicalJson> configuration(long schemaId) {
        return Optional.empty();
    }

    /** From a page of one object: there is no call for counting, and totals are not capped. */
    @Override
    public long totalCount(Aql aql) {
        long total = page(aql, 1, 1, false).page().total();
        if (total < 0) {
            throw Definitions.shape("totalFilterCount is missing");
        }
        return total;
    }

    /**
     * Data Center counts pages and not objects. The page that is asked for is the smallest that holds all of what is wanted,
     * and what stands in it before is left out. A host that sends smaller pages than asked for is asked for such ones from
     * then on, since otherwise page 2 would not begin where it is thought to.
     */
    @Override
    public ObjectPage objects(
            Aql aql, long startAt, int pageSize, boolean includeAttributes, Consumer<AssetObject> sink) {
        while (true) {
            int largest = state.largestPage;
            int wanted = startAt == 0 ? Math.min(pageSize, largest) : Math.min(pageSize, Math.max(1, largest / 2));
            int perPage = smallestPage(startAt, wanted);
            while (perPage > largest) {
                wanted--;
                perPage = smallestPage(startAt, wanted);
            }
            long number = startAt / perPage + 1;
            PageRead read = page(aql, number, perPage, includeAttributes);
            List<AssetObject> objects = read.page().objects();
            boolean more = (number - 1) * perPage + objects.size() < read.page().total();
            if (startAt > 0 && more && objects.size() < perPage && !objects.isEmpty()) {
                state.largestPage = objects.size();
                continue;
            }
            int before = (int) Math.min(startAt % perPage, objects.size());
            int end = Math.min(objects.size(), before + wanted);
            objects.subList(before, end).forEach(sink);
            return read.about(startAt, end - before);
        }
    }

    private static int smallestPage(long startAt, int wanted) {
        int size = wanted;
        while (startAt % size > size - wanted) {
            size++;
        }
        return size;
    }

    private PageRead page(Aql aql, long number, int size, boolean attributes) {
        String query = "aql/objects?qlQuery="
                + URLEncoder.encode(aql.text(), StandardCharsets.UTF_8).replace("+", "%20") + "&page=" + number
                + "&resultPerPage=" + size + "&includeAttributes=" + attributes
                + "&includeTypeAttributes=false&includeExtendedInfo=false";
        return get(Endpoint.AQL_OF_HOST, query, PageRead::of);
    }

    @Override
    public AssetObject object(long objectId) {
        return get(Endpoint.OBJECT, "object/" + objectId, reply -> reply.objects()
                .readObject(reply.data(), 0, reply.length()));
    }

    @Override
    public List<AssetsField> assetsFields() {
        JsonNode all =
                calls.get(Endpoint.FIELDS, "rest/api/2/field", reply -> Definitions.tree(reply.data(), reply.length()));
        List<AssetsField> fields = new ArrayList<>();
        for (JsonNode field : all) {
            String type = field.path("schema").path("custom").asText();
            if (type.startsWith(ASSETS_FIELD_TYPES) || type.equals(CLOUDS_ASSETS_FIELD_TYPE)) {
                fields.add(Definitions.assetsField(field));
            }
        }
        return fields;
    }

    /** Data Center pages by offset; the token is the offset. */
    @Override
    public IssuePage issuesWith(AssetsField field, int pageSize, @Nullable String pageToken) {
        long startAt = pageToken == null ? 0 : Long.parseLong(pageToken);
        ObjectNode body = Definitions.MAPPER.createObjectNode();
        body.put("jql", "cf[" + field.customId() + "] is not EMPTY ORDER BY id ASC");
        body.putArray("fields").add(field.id());
        body.put("startAt", startAt);
        body.put("maxResults", pageSize);
        return calls.post(
                Endpoint.SEARCH_ISSUES_OF_HOST,
                "rest/api/2/search",
                body.toString(),
                reply -> issues(Definitions.tree(reply.data(), reply.length()), field, startAt));
    }

    private static IssuePage issues(JsonNode node, AssetsField field, long startAt) {
        if (!node.path("issues").isArray()) {
            throw Definitions.shape("issues is not an array");
        }
        List<IssuePage.Issue> issues = new ArrayList<>();
        for (JsonNode issue : node.path("issues")) {
            List<Long> ids = new ArrayList<>();
            issue.path("fields").path(field.id()).forEach(value -> ids.add(objectId(value)));
            issues.add(new IssuePage.Issue(
                    Definitions.text(issue, "id"),
                    Definitions.text(issue, "key"),
                    ids.isEmpty() ? Map.of() : Map.of(field.id(), List.copyOf(ids))));
        }
        long next = startAt + issues.size();
        boolean more = !issues.isEmpty() && next < node.path("total").asLong(Long.MAX_VALUE);
        return new IssuePage(issues, more ? Long.toString(next) : null);
    }

    /** {@code {"key":"IT-7"}}, or the text {@code Printer (IT-7)} of older hosts. */
    private static long objectId(JsonNode value) {
        Matcher number = KEY.matcher(value.isTextual() ? value.asText() : Definitions.text(value, "key"));
        if (!number.find()) {
            throw Definitions.shape("an object in an issue without key");
        }
        return Long.parseLong(number.group(1));
    }

    private <T> List<T> list(Endpoint endpoint, String path, String member, Function<byte[], T> element) {
        return get(endpoint, path, reply -> Definitions.list(reply.data(), reply.length(), member, element));
    }

    private <T> T get(Endpoint endpoint, String path, RetryingCalls.ReplyReader<T> reader) {
        return asked(api -> api.get(endpoint, path, reader));
    }

    private <T> T asked(Function<SiteCalls, T> question) {
        Boolean older = state.older.get();
        if (older != null) {
            return question.apply(older ? olderCalls : calls);
        }
        try {
            T answer = question.apply(calls);
            state.older.set(false);
            return answer;
        } catch (NotFound perhapsOlder) {
            T answer = question.apply(olderCalls);
            state.older.set(true);
            return answer;
        }
    }

    /** Without credential and address. */
    @Override
    public String toString() {
        return "DataCenterSite[" + key() + ']';
    }
}
