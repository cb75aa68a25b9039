package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.Icon;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.ReferenceType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import io.strongroom.simulator.dataset.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as JSON. What repeats thousands of times in a page of objects (types, attributes) is rendered once per
 * version of the catalog and kept.
 */
final class DefinitionJson {
    private final Workspace workspace;
    private final Catalog catalog;
    private final Profile profile;
    private final String origin;
    private final long catalogVersion;
    private final Map<Integer, SerializedString> types = new ConcurrentHashMap<>();
    private final Map<Integer, SerializedString> attributes = new ConcurrentHashMap<>();
    private final Map<Integer, SerializedString> attributesWithType = new ConcurrentHashMap<>();

    DefinitionJson(Workspace workspace, Profile profile, String origin) {
        this.workspace = workspace;
        this.catalog = workspace.catalog();
        this.profile = profile;
        this.origin = origin;
        this.catalogVersion = catalog.version();
    }

    boolean isFor(Profile current) {
        return profile.equals(current) && catalogVersion == catalog.version();
    }

    Profile profile() {
        return profile;
    }

    String origin() {
        return origin;
    }

    /** The form of the base address that answers contain, whatever form the request used. */
    String base() {
        String cloudId = profile.has(Quirk.FOREIGN_URLS)
                ? UUID.nameUUIDFromBytes((workspace.cloudId() + "/elsewhere").getBytes(StandardCharsets.UTF_8))
                        .toString()
                : workspace.cloudId();
        return origin + "/ex/jira/" + cloudId + "/jsm/assets/workspace/" + workspace.id() + "/v1";
    }

    void ids(JsonGenerator json, int id) throws IOException {
        json.writeStringField("workspaceId", workspace.id());
        json.writeStringField("globalId", workspace.id() + ":" + id);
        json.writeStringField("id", Integer.toString(id));
    }

    private static void optional(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    void schema(JsonGenerator json, Schema schema, int objects, int typeCount) throws IOException {
        json.writeStartObject();
        ids(json, schema.id());
        json.writeStringField("name", schema.name());
        json.writeStringField("objectSchemaKey", schema.key());
        json.writeStringField("status", "Ok");
        optional(json, "description", schema.description());
        json.writeStringField("created", Timestamps.iso(schema.created()));
        json.writeStringField("updated", Timestamps.iso(schema.updated()));
        json.writeNumberField("objectCount", objects);
        json.writeNumberField("objectTypeCount", typeCount);
        json.writeBooleanField("canManage", schema.canManage());
        json.writeNumberField("idAsInt", schema.id());
        json.writeEndObject();
    }

    void type(JsonGenerator json, ObjectType type, int objects) throws IOException {
        json.writeStartObject();
        ids(json, type.id());
        json.writeStringField("name", type.name());
        json.writeNumberField("type", 0);
        optional(json, "description", type.description());
        json.writeFieldName("icon");
        iconOfType(json, type);
        json.writeNumberField("position", type.position());
        json.writeStringField("created", Timestamps.iso(type.created()));
        json.writeStringField("updated", Timestamps.iso(type.updated()));
        json.writeNumberField("objectCount", objects);
        Integer parent = type.parentId();
        if (parent == null) {
            if (profile.has(Quirk.PARENT_ID_NULL)) {
                json.writeNullField("parentObjectTypeId");
            }
        } else if (profile.has(Quirk.PARENT_ID_STRING)) {
            json.writeStringField("parentObjectTypeId", parent.toString());
        } else {
            json.writeNumberField("parentObjectTypeId", parent);
        }
        json.writeStringField("objectSchemaId", Integer.toString(type.schemaId()));
        json.writeBooleanField("inherited", type.inherited());
        json.writeBooleanField("abstractObjectType", type.abstractType());
        json.writeBooleanField("parentObjectTypeInherited", catalog.inheritsFromParent(type));
        json.writeEndObject();
    }

    private void iconOfType(JsonGenerator json, ObjectType type) throws IOException {
        Icon icon = catalog.iconNumber(type.iconId());
        json.writeStartObject();
        json.writeStringField("id", icon.id(profile.has(Quirk.UUID_ICONS)));
        json.writeStringField("name", icon.name());
        json.writeStringField("url16", base() + "/objecttype/" + type.id() + "/icon.png?size=16");
        json.writeStringField("url48", base() + "/objecttype/" + type.id() + "/icon.png?size=48");
        json.writeEndObject();
    }

    void icon(JsonGenerator json, Icon icon) throws IOException {
        String id = icon.id(profile.has(Quirk.UUID_ICONS));
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("name", icon.name());
        json.writeStringField("url16", base() + "/icon/" + id + "/icon.png?size=16");
        json.writeStringField("url48", base() + "/icon/" + id + "/icon.png?size=48");
        json.writeEndObject();
    }

    /** The type inside objects and attributes, where its count is always 0. */
    SerializedString embedded(int typeId) {
        return types.computeIfAbsent(typeId, id -> {
            ObjectType type = catalog.type(id);
            if (type == null) {
                throw new IllegalStateException("no type " + id);
            }
            return text(json -> type(json, type, 0));
        });
    }

    SerializedString embedded(Attribute attribute, boolean withType) {
        return (withType ? attributesWithType : attributes)
                .computeIfAbsent(attribute.id(), id -> text(json -> attribute(json, attribute, withType)));
    }

    private static SerializedString text(Json.Writing writing) {
        return new SerializedString(new String(Json.bytes(writing), StandardCharsets.UTF_8));
    }

    void attribute(JsonGenerator json, Attribute attribute, boolean withType) throws IOException {
        AttributeSettings settings = attribute.settings();
        json.writeStartObject();
        ids(json, attribute.id());
        if (withType) {
            json.writeFieldName("objectType");
            json.writeRawValue(embedded(attribute.typeId()));
        }
        json.writeStringField("name", settings.name());
        json.writeBooleanField("label", settings.label());
        if (settings.type() != AttributeSettings.DEFAULT) {
            json.writeNumberField("type", settings.type());
        }
        optional(json, "description", settings.description());
        if (settings.type() == AttributeSettings.DEFAULT && settings.defaultType() >= 0) {
            json.writeObjectFieldStart("defaultType");
            json.writeNumberField("id", settings.defaultType());
            json.writeStringField("name", settings.defaultTypeName());
            json.writeEndObject();
        }
        optional(json, "typeValue", settings.typeValue());
        if (!settings.typeValueMulti().isEmpty()) {
            json.writeArrayFieldStart("typeValueMulti");
            for (String value : settings.typeValueMulti()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        optional(json, "additionalValue", settings.additionalValue());
        if (attribute.isReference()) {
            reference(json, settings);
        }
        json.writeBooleanField("editable", attribute.editable());
        json.writeBooleanField("system", attribute.system());
        json.writeBooleanField("sortable", true);
        json.writeBooleanField("summable", settings.summable());
        json.writeBooleanField("indexed", true);
        json.writeNumberField("minimumCardinality", settings.minimumCardinality());
        json.writeNumberField("maximumCardinality", settings.maximumCardinality());
        optional(json, "suffix", settings.suffix());
        json.writeBooleanField("removable", attribute.removable());
        json.writeBooleanField("hidden", settings.hidden());
        json.writeBooleanField("includeChildObjectTypes", settings.includeChildren());
        json.writeBooleanField("uniqueAttribute", settings.unique());
        optional(json, "regexValidation", settings.regexValidation());
        optional(json, "qlQuery", settings.qlQuery());
        json.writeStringField("options", settings.options());
        json.writeNumberField("position", attribute.position());
        json.writeEndObject();
    }

    private void reference(JsonGenerator json, AttributeSettings settings) throws IOException {
        String referenceTypeId = settings.additionalValue();
        ReferenceType referenceType =
                referenceTypeId == null ? null : catalog.referenceType(Integer.parseInt(referenceTypeId));
        if (referenceType != null) {
            json.writeFieldName("referenceType");
            referenceType(json, referenceType);
        }
        String target = settings.typeValue();
        if (target != null) {
            json.writeStringField("referenceObjectTypeId", target);
            if (catalog.type(Integer.parseInt(target)) != null) {
                json.writeFieldName("referenceObjectType");
                json.writeRawValue(embedded(Integer.parseInt(target)));
            }
        }
    }

    void referenceType(JsonGenerator json, ReferenceType type) throws IOException {
        json.writeStartObject();
        ids(json, type.id());
        json.writeStringField("name", type.name());
        optional(json, "description", type.description());
        optional(json, "color", type.color());
        json.writeStringField("url16", base() + "/config/referencetype/" + type.id() + "/image.png?size=16");
        if (type.schemaId() != null) {
            json.writeStringField("objectSchemaId", type.schemaId().toString());
        }
        json.writeEndObject();
    }

    void status(JsonGenerator json, Status status) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Integer.toString(status.id()));
        json.writeStringField("name", status.name());
        optional(json, "description", status.description());
        json.writeNumberField("category", status.category());
        if (status.schemaId() != null) {
            json.writeStringField("objectSchemaId", status.schemaId().toString());
        }
        json.writeEndObject();
    }
}
