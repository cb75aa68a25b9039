package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import io.strongroom.simulator.dataset.Directory;
import io.strongroom.simulator.dataset.Workspace;
import io.strongroom.simulator.store.ObjectStore;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Objects as JSON. Callers hold the workspace's lock. */
final class ObjectJson {
    private static final SerializedString WORKSPACE_ID = new SerializedString("workspaceId");
    private static final SerializedString GLOBAL_ID = new SerializedString("globalId");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString ATTRIBUTE_ID = new SerializedString("objectTypeAttributeId");
    private static final SerializedString VALUES = new SerializedString("objectAttributeValues");
    private static final SerializedString OBJECT_ID = new SerializedString("objectId");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString DISPLAY_VALUE = new SerializedString("displayValue");
    private static final SerializedString SEARCH_VALUE = new SerializedString("searchValue");
    private static final SerializedString REFERENCED_TYPE = new SerializedString("referencedType");
    private static final SerializedString COMMA_OBJECT_ID = new SerializedString("\",\"objectId\":\"");
    private static final Set<Integer> DROPPED_KINDS = Set.of(AttributeSettings.GROUP, AttributeSettings.STATUS);
    private static final int ENTRIES_PER_OBJECT = 64;

    private final Workspace workspace;
    private final Catalog catalog;
    private final ObjectStore store;
    private final DefinitionJson definitions;
    private final Media media;
    private final SerializedString workspaceId;
    private final SerializedString avatarStart;
    private final String self;
    private final Map<Integer, SerializedString> avatarUrls = new ConcurrentHashMap<>();
    private final Map<String, SerializedString> users = new ConcurrentHashMap<>();

    ObjectJson(Workspace workspace, DefinitionJson definitions, Media media) {
        this.workspace = workspace;
        this.catalog = workspace.catalog();
        this.store = workspace.store();
        this.definitions = definitions;
        this.media = media;
        this.workspaceId = new SerializedString("\"" + workspace.id() + "\"");
        this.avatarStart = new SerializedString(
                "{\"workspaceId\":\"" + workspace.id() + "\",\"globalId\":\"" + workspace.id() + ":");
        this.self = definitions.base() + "/object/";
    }

    /** How an answer shows the attributes of its objects. */
    enum Attributes {
        NONE,
        BARE,
        WITH_DEFINITIONS
    }

    DefinitionJson definitions() {
        return definitions;
    }

    void object(JsonGenerator json, int ordinal, Attributes attributes, boolean extended) throws IOException {
        json.writeStartObject();
        head(json, ordinal);
        if (attributes != Attributes.NONE) {
            json.writeArrayFieldStart("attributes");
            attributes(json, ordinal, attributes == Attributes.WITH_DEFINITIONS, false);
            json.writeEndArray();
        }
        tail(json, ordinal);
        if (extended) {
            json.writeObjectFieldStart("extendedInfo");
            json.writeBooleanField(
                    "openIssuesExists",
                    !workspace.issues().holding(store.id(ordinal)).isEmpty());
            json.writeBooleanField(
                    "attachmentsExists", !store.attachments(ordinal).isEmpty());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** An object as it stands in an AQL page. */
    void pageObject(JsonGenerator json, int ordinal, boolean withAttributes) throws IOException {
        Profile profile = definitions.profile();
        json.writeStartObject();
        head(json, ordinal);
        if (withAttributes) {
            json.writeArrayFieldStart("attributes");
            attributes(
                    json,
                    ordinal,
                    !profile.has(Quirk.AQL_WITHOUT_DEFINITIONS),
                    profile.has(Quirk.AQL_DROPS_ATTRIBUTES));
            json.writeEndArray();
        }
        tail(json, ordinal);
        json.writeEndObject();
    }

    private void head(JsonGenerator json, int ordinal) throws IOException {
        int id = store.id(ordinal);
        String idText = Integer.toString(id);
        int typeId = store.typeId(ordinal);
        json.writeFieldName(WORKSPACE_ID);
        json.writeRawValue(workspaceId);
        globalId(json, idText);
        json.writeFieldName(ID);
        json.writeString(idText);
        json.writeStringField("label", store.truth().label(ordinal));
        json.writeStringField("objectKey", key(ordinal));
        json.writeFieldName("avatar");
        avatar(json, typeId, idText);
        json.writeFieldName("objectType");
        json.writeRawValue(definitions.embedded(typeId));
        long updated = store.truth().updated(ordinal);
        json.writeStringField("created", Timestamps.iso(store.created(ordinal)));
        json.writeStringField("updated", Timestamps.iso(updated));
        json.writeBooleanField("hasAvatar", store.truth().hasAvatar(ordinal));
        json.writeNumberField("timestamp", updated);
    }

    private void tail(JsonGenerator json, int ordinal) throws IOException {
        json.writeObjectFieldStart("_links");
        json.writeStringField("self", self + store.id(ordinal));
        json.writeEndObject();
        json.writeStringField("name", store.truth().label(ordinal));
    }

    private void globalId(JsonGenerator json, String id) throws IOException {
        json.writeFieldName(GLOBAL_ID);
        json.writeRawValue("\"");
        json.writeRaw(workspace.id());
        json.writeRaw(':');
        json.writeRaw(id);
        json.writeRaw('"');
    }

    private void avatar(JsonGenerator json, int typeId, String objectId) throws IOException {
        json.writeRawValue(avatarStart);
        json.writeRaw(objectId);
        json.writeRaw(avatarUrls.computeIfAbsent(typeId, this::avatarUrls));
        json.writeRaw(COMMA_OBJECT_ID);
        json.writeRaw(objectId);
        json.writeRaw(media.avatarConfig());
    }

    private SerializedString avatarUrls(int typeId) {
        StringBuilder urls = new StringBuilder("\"");
        for (int size : new int[] {16, 48, 72, 144, 288}) {
            urls.append(",\"url")
                    .append(size)
                    .append("\":\"")
                    .append(definitions.base())
                    .append("/objecttype/")
                    .append(typeId)
                    .append("/icon.png?size=")
                    .append(size)
                    .append('"');
        }
        urls.setLength(urls.length() - 1);
        return new SerializedString(urls.toString());
    }

    String key(int ordinal) {
        ObjectType type = catalog.type(store.typeId(ordinal));
        Schema schema = type == null ? null : catalog.schema(type.schemaId());
        return (schema == null ? "?" : schema.key()) + "-" + store.id(ordinal);
    }

    void attributes(JsonGenerator json, int ordinal, boolean withDefinitions, boolean dropping) throws IOException {
        int entry = 0;
        for (Attribute attribute : catalog.visibleAttributes(store.typeId(ordinal))) {
            entry++;
            AttributeSettings settings = attribute.settings();
            if (dropping
                    && (DROPPED_KINDS.contains(settings.type())
                            || settings.is(AttributeSettings.DEFAULT, AttributeSettings.DATE))) {
                continue;
            }
            if (attribute.isReference()) {
                int[] targets = store.truth().references(ordinal, attribute);
                if (hasTypedTarget(targets)) {
                    begin(json, ordinal, attribute, entry, withDefinitions);
                    for (int target : targets) {
                        reference(json, target);
                    }
                    end(json, ordinal);
                }
                continue;
            }
            List<String> values = values(ordinal, attribute);
            if (!values.isEmpty()) {
                begin(json, ordinal, attribute, entry, withDefinitions);
                for (String value : values) {
                    value(json, settings, value);
                }
                end(json, ordinal);
            }
        }
    }

    /** A reference vanishes with the type of its target. */
    private boolean hasTypedTarget(int[] targets) {
        for (int target : targets) {
            if (catalog.type(store.typeId(target)) != null) {
                return true;
            }
        }
        return false;
    }

    private List<String> values(int ordinal, Attribute attribute) {
        if (attribute.system()) {
            return switch (attribute.name()) {
                case Attribute.KEY -> List.of(key(ordinal));
                case Attribute.CREATED -> List.of(Timestamps.iso(store.created(ordinal)));
                default -> List.of(Timestamps.iso(store.truth().updated(ordinal)));
            };
        }
        return store.truth().values(ordinal, attribute);
    }

    private void begin(JsonGenerator json, int ordinal, Attribute attribute, int entry, boolean withDefinition)
            throws IOException {
        String id = Long.toString((long) store.id(ordinal) * ENTRIES_PER_OBJECT + entry);
        json.writeStartObject();
        json.writeFieldName(WORKSPACE_ID);
        json.writeRawValue(workspaceId);
        globalId(json, id);
        json.writeFieldName(ID);
        json.writeString(id);
        if (withDefinition) {
            json.writeFieldName("objectTypeAttribute");
            json.writeRawValue(definitions.embedded(attribute, false));
        }
        json.writeFieldName(ATTRIBUTE_ID);
        json.writeString(Integer.toString(attribute.id()));
        json.writeFieldName(VALUES);
        json.writeStartArray();
    }

    private void end(JsonGenerator json, int ordinal) throws IOException {
        json.writeEndArray();
        json.writeFieldName(OBJECT_ID);
        json.writeString(Integer.toString(store.id(ordinal)));
        json.writeEndObject();
    }

    private void reference(JsonGenerator json, int target) throws IOException {
        if (catalog.type(store.typeId(target)) == null) {
            return;
        }
        json.writeStartObject();
        json.writeObjectFieldStart("referencedObject");
        head(json, target);
        tail(json, target);
        json.writeEndObject();
        json.writeFieldName(DISPLAY_VALUE);
        json.writeString(store.truth().label(target));
        json.writeFieldName(SEARCH_VALUE);
        json.writeString(key(target));
        json.writeFieldName(REFERENCED_TYPE);
        json.writeBoolean(true);
        json.writeEndObject();
    }

    private void value(JsonGenerator json, AttributeSettings settings, String raw) throws IOException {
        json.writeStartObject();
        switch (settings.type()) {
            case AttributeSettings.USER -> user(json, raw);
            case AttributeSettings.GROUP -> group(json, raw);
            case AttributeSettings.STATUS -> status(json, raw);
            case AttributeSettings.PROJECT ->
                plain(json, raw, workspace.directory().projects().getOrDefault(raw, raw), raw);
            default -> plain(json, raw, shown(settings, raw), raw);
        }
        json.writeFieldName(REFERENCED_TYPE);
        json.writeBoolean(false);
        json.writeEndObject();
    }

    private static void plain(JsonGenerator json, @Nullable String value, String displayed, String searched)
            throws IOException {
        json.writeFieldName(VALUE);
        json.writeString(value);
        json.writeFieldName(DISPLAY_VALUE);
        json.writeString(displayed);
        json.writeFieldName(SEARCH_VALUE);
        json.writeString(searched);
    }

    private static String shown(AttributeSettings settings, String raw) {
        if (settings.type() != AttributeSettings.DEFAULT) {
            return raw;
        }
        try {
            return switch (settings.defaultType()) {
                case AttributeSettings.DATE ->
                    Timestamps.shownDate(LocalDate.parse(raw).toEpochDay() * 86_400_000L);
                case AttributeSettings.DATE_TIME ->
                    Timestamps.shown(OffsetDateTime.parse(raw).toInstant().toEpochMilli());
                default -> raw;
            };
        } catch (DateTimeParseException writtenDifferently) {
            return raw;
        }
    }

    private void user(JsonGenerator json, String accountId) throws IOException {
        Directory.User user = workspace.directory().users().get(accountId);
        String name = user == null ? "Former user" : user.displayName();
        plain(json, accountId, name, accountId);
        json.writeFieldName("user");
        json.writeRawValue(users.computeIfAbsent(accountId, id -> userText(id, user, name)));
    }

    private SerializedString userText(String accountId, Directory.@Nullable User user, String name) {
        byte[] text = Json.bytes(json -> user(json, accountId, user, name));
        return new SerializedString(new String(text, java.nio.charset.StandardCharsets.UTF_8));
    }

    private void user(JsonGenerator json, String accountId, Directory.@Nullable User user, String name)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("avatarUrl", definitions.origin() + "/avatars/" + accountId + "/48");
        json.writeStringField("displayName", name);
        json.writeStringField("name", name);
        json.writeStringField("key", accountId);
        json.writeStringField("emailAddress", user == null ? "" : user.email());
        json.writeStringField("html", "");
        json.writeStringField("renderedLink", "");
        json.writeBooleanField("isDeleted", user == null || user.deleted());
        json.writeEndObject();
    }

    /** The account behind a history entry. */
    void actor(JsonGenerator json, String accountId) throws IOException {
        Directory.User user = workspace.directory().users().get(accountId);
        user(json, accountId, user, user == null ? "API user" : user.displayName());
    }

    private void group(JsonGenerator json, String name) throws IOException {
        plain(json, definitions.profile().has(Quirk.NULL_STATUS_VALUE) ? null : name, name, name);
        json.writeObjectFieldStart("group");
        json.writeStringField("avatarUrl", definitions.origin() + "/avatars/group/48");
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private void status(JsonGenerator json, String id) throws IOException {
        Status status = catalog.status(Integer.parseInt(id));
        String name = status == null ? id : status.name();
        plain(json, definitions.profile().has(Quirk.NULL_STATUS_VALUE) ? null : name, name, name);
        if (status != null) {
            json.writeFieldName("status");
            definitions.status(json, status);
        }
    }
}
