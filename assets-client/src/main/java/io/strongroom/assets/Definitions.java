package io.strongroom.assets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.assets.canonical.BoundedJson;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From answers to typed definitions. Ids come as strings or numbers, and absent, null and "0" all mean none. */
final class Definitions {

    static final ObjectMapper MAPPER = JsonMapper.builder(BoundedJson.factory()).build();

    private Definitions() {}

    static JsonNode tree(byte[] json, int length) {
        try {
            return MAPPER.readTree(json, 0, length);
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    /** The elements of the array that the answer is, or that it holds under {@code member}. */
    static List<byte[]> elements(byte[] json, int length, String member) {
        try (JsonParser parser = BoundedJson.factory().createParser(json, 0, length)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                String name;
                while ((name = parser.nextFieldName()) != null) {
                    JsonToken token = parser.nextToken();
                    if (name.equals(member) && token == JsonToken.START_ARRAY) {
                        return slices(parser, json);
                    }
                    parser.skipChildren();
                }
            } else if (first == JsonToken.START_ARRAY) {
                return slices(parser, json);
            }
            throw shape("an array is missing");
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    private static List<byte[]> slices(JsonParser parser, byte[] json) throws IOException {
        List<byte[]> slices = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getByteOffset();
            slices.add(java.util.Arrays.copyOfRange(json, start, end));
        }
        // To the end, so that a body that is cut does not pass.
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
        return slices;
    }

    static <T> List<T> list(byte[] json, int length, String member, Function<byte[], T> element) {
        return elements(json, length, member).stream().map(element).toList();
    }

    /** Whether an answer of {@code mypermissions} grants the global permission ADMINISTER. */
    static boolean administers(byte[] json, int length) {
        return tree(json, length)
                .path("permissions")
                .path("ADMINISTER")
                .path("havePermission")
                .asBoolean(false);
    }

    static Schema schema(byte[] json) {
        JsonNode node = tree(json, json.length);
        return new Schema(
                id(node, "id"),
                text(node, "name"),
                text(node, "objectSchemaKey"),
                node.path("description").asText(""),
                node.path("status").asText(""),
                node.path("objectCount").asLong(0),
                node.path("objectTypeCount").asLong(0),
                node.path("canManage").asBoolean(true),
                CanonicalJson.ofDefinition(json));
    }

    static ObjectType objectType(byte[] json) {
        JsonNode node = tree(json, json.length);
        JsonNode icon = node.path("icon").path("id");
        return new ObjectType(
                id(node, "id"),
                text(node, "name"),
                id(node, "objectSchemaId"),
                optionalId(node, "parentObjectTypeId"),
                node.path("position").asInt(0),
                node.path("inherited").asBoolean(false),
                node.path("abstractObjectType").asBoolean(false),
                icon.isValueNode() && !icon.isNull() ? icon.asText() : null,
                node.path("objectCount").asLong(0),
                CanonicalJson.ofDefinition(json));
    }

    /** Empty when the answer does not name the type. */
    static Optional<TypeAttribute> attributeOfItsType(byte[] json) {
        return Optional.ofNullable(optionalId(tree(json, json.length).path("objectType"), "id"))
                .map(typeId -> attribute(json, typeId));
    }

    /** Empty as soon as one of them does not say which type it belongs to. */
    static Map<Long, List<TypeAttribute>> byType(List<Optional<TypeAttribute>> attributes) {
        Map<Long, List<TypeAttribute>> byType = new TreeMap<>();
        for (Optional<TypeAttribute> attribute : attributes) {
            if (attribute.isEmpty()) {
                return Map.of();
            }
            byType.computeIfAbsent(attribute.get().typeId(), type -> new ArrayList<>())
                    .add(attribute.get());
        }
        return byType;
    }

    static TypeAttribute attribute(byte[] json, long typeId) {
        JsonNode node = tree(json, json.length);
        TypeAttribute.Kind kind = kind(node);
        JsonNode defaultType = node.path("defaultType").path("id");
        return new TypeAttribute(
                id(node, "id"),
                typeId,
                node.path("name").asText(""),
                kind,
                kind == TypeAttribute.Kind.DEFAULT && defaultType.isValueNode() && !defaultType.isNull()
                        ? Integer.valueOf(defaultType.asInt(-1))
                        : null,
                kind == TypeAttribute.Kind.REFERENCE ? referencedType(node) : null,
                node.path("label").asBoolean(false),
                node.path("system").asBoolean(false),
                node.path("editable").asBoolean(true),
                node.path("minimumCardinality").asInt(0),
                node.path("maximumCardinality").asInt(1),
                node.path("position").asInt(0),
                CanonicalJson.ofDefinition(json));
    }

    private static TypeAttribute.Kind kind(JsonNode node) {
        if (node.path("type").asInt(0) == 0) {
            // The official example of a reference has neither type nor typeValue.
            boolean reference = node.has("referenceType") || node.has("referenceObjectTypeId");
            return reference ? TypeAttribute.Kind.REFERENCE : TypeAttribute.Kind.DEFAULT;
        }
        return switch (node.path("type").asInt()) {
            case 1 -> TypeAttribute.Kind.REFERENCE;
            case 2 -> TypeAttribute.Kind.USER;
            case 3 -> TypeAttribute.Kind.CONFLUENCE;
            case 4 -> TypeAttribute.Kind.GROUP;
            case 5 -> TypeAttribute.Kind.VERSION;
            case 6 -> TypeAttribute.Kind.PROJECT;
            case 7 -> TypeAttribute.Kind.STATUS;
            default -> TypeAttribute.Kind.OTHER;
        };
    }

    private static @Nullable Long referencedType(JsonNode node) {
        Long named = optionalId(node, "referenceObjectTypeId");
        if (named != null) {
            return named;
        }
        Long nested = optionalId(node.path("referenceObjectType"), "id");
        return nested != null ? nested : optionalId(node, "typeValue");
    }

    static Status status(byte[] json) {
        JsonNode node = tree(json, json.length);
        return new Status(
                id(node, "id"),
                text(node, "name"),
                node.path("category").asInt(1),
                optionalId(node, "objectSchemaId"),
                CanonicalJson.ofDefinition(json));
    }

    static ReferenceType referenceType(byte[] json) {
        JsonNode node = tree(json, json.length);
        return new ReferenceType(
                id(node, "id"),
                text(node, "name"),
                optionalId(node, "objectSchemaId"),
                CanonicalJson.ofDefinition(json));
    }

    static Icon icon(byte[] json) {
        JsonNode node = tree(json, json.length);
        return new Icon(text(node, "id"), node.path("name").asText(""), CanonicalJson.ofDefinition(json));
    }

    static Role role(byte[] json) {
        JsonNode node = tree(json, json.length);
        return new Role(id(node, "id"), text(node, "name"), CanonicalJson.ofDefinition(json));
    }

    /** From role names to addresses that end in the id. */
    static List<Long> roleIds(JsonNode urls) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode url : urls) {
            String text = url.asText();
            String last = text.substring(text.lastIndexOf('/') + 1);
            if (!last.matches("[0-9]{1,18}")) {
                throw shape("a role without id");
            }
            ids.add(Long.valueOf(last));
        }
        return ids;
    }

    static String iconPath(String iconId) {
        if (!iconId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("iconId must be letters, digits and hyphens");
        }
        return "icon/" + iconId + "/icon.png?size=48";
    }

    static IconImage iconImage(RetryingCalls.Reply reply) {
        String type = reply.headers().get("Content-Type");
        if (type == null || !type.startsWith("image/")) {
            throw shape("not an image");
        }
        return new IconImage(type, reply.copy());
    }

    static AssetsField assetsField(JsonNode field) {
        return new AssetsField(text(field, "id"), field.path("name").asText(""), id(field.path("schema"), "customId"));
    }

    static Usage usage(byte[] json) {
        JsonNode node = tree(json, json.length);
        Map<Long, Long> perSchema = new LinkedHashMap<>();
        node.path("perSchemaUsageInfo")
                .forEach(schema -> perSchema.put(
                        id(schema, "schemaId"), schema.path("objectCount").asLong(0)));
        return new Usage(node.path("totalObjectsCount").asLong(0), perSchema, CanonicalJson.of(json));
    }

    static long id(JsonNode node, String field) {
        Long id = optionalId(node, field);
        if (id == null) {
            throw shape("an id is missing");
        }
        return id;
    }

    static @Nullable Long optionalId(JsonNode node, String field) {
        JsonNode id = node.path(field);
        long number = 0;
        if (id.isIntegralNumber()) {
            number = id.asLong();
        } else if (id.isTextual() && id.asText().matches("[0-9]{1,18}")) {
            number = Long.parseLong(id.asText());
        }
        return number > 0 ? Long.valueOf(number) : null;
    }

    static String text(JsonNode node, String field) {
        JsonNode text = node.path(field);
        if (!text.isValueNode() || text.isNull()) {
            throw shape("a name or key is missing");
        }
        return text.asText();
    }

    static ProtocolViolated shape(String detail) {
        return new ProtocolViolated("JSON", ProtocolFault.UNEXPECTED_SHAPE, detail);
    }
}
