package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.AssetsSite;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.canonical.CanonicalJson;
import io.strongroom.assets.definition.Icon;
import io.strongroom.assets.definition.ObjectType;
import io.strongroom.assets.definition.ReferenceType;
import io.strongroom.assets.definition.Role;
import io.strongroom.assets.definition.Status;
import io.strongroom.assets.definition.TypeAttribute;
import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.TypeDefinition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what a schema consists of besides objects, the many small answers beside each other. What Atlassian does not
 * document (roles, configuration) may be missing without harm; everything else must be there.
 */
final class DefinitionReader {
    private final AssetsSite site;
    private final ParallelCalls calls;

    DefinitionReader(AssetsSite site, ParallelCalls calls) {
        this.site = site;
        this.calls = calls;
    }

    /**
     * Reads all of it but the pictures of the icons.
     *
     * @param before the site's clock before the first definition was read
     */
    Definitions read(long schemaId, Instant before) {
        CompletableFuture<List<ObjectType>> allTypes = calls.start(() -> site.objectTypes(schemaId));
        CompletableFuture<Map<Long, List<TypeAttribute>>> allAttributes = calls.start(() -> attributesAtOnce(schemaId));
        CompletableFuture<CanonicalJson> schema =
                calls.start(() -> site.schema(schemaId).raw());
        CompletableFuture<List<Status>> globalStatuses = calls.start(site::globalStatuses);
        CompletableFuture<List<Status>> ownStatuses = calls.start(() -> site.ownStatuses(schemaId));
        CompletableFuture<List<ReferenceType>> referenceTypes = calls.start(() -> site.referenceTypes(schemaId));
        CompletableFuture<List<Icon>> allIcons = calls.start(site::icons);
        CompletableFuture<Optional<List<Long>>> roleIds = calls.start(() -> readable(() -> site.roleIds(schemaId)));
        CompletableFuture<Optional<Optional<CanonicalJson>>> configuration =
                calls.start(() -> readable(() -> site.configuration(schemaId)));
        Optional<byte[]> roles = ParallelCalls.join(roleIds).flatMap(this::roles);
        List<ObjectType> types = ParallelCalls.join(allTypes);
        Map<Long, List<TypeAttribute>> attributes = complete(ParallelCalls.join(allAttributes), types);
        List<Icon> icons = used(ParallelCalls.join(allIcons), types);

        List<String> unreadable = new ArrayList<>();
        Map<String, byte[]> documents = new TreeMap<>();
        List<Status> statuses = joined(ParallelCalls.join(globalStatuses), ParallelCalls.join(ownStatuses));
        byte[] statusesJson = array(statuses, Status::raw);
        byte[] referenceTypesJson = array(ParallelCalls.join(referenceTypes), ReferenceType::raw);
        documents.put("schema", ParallelCalls.join(schema).bytes());
        documents.put("types", array(types, ObjectType::raw));
        documents.put("attributes", attributesByType(attributes));
        documents.put("statuses", statusesJson);
        documents.put("referenceTypes", referenceTypesJson);
        documents.put("icons", array(icons, Icon::raw));
        roles.ifPresentOrElse(json -> documents.put("roles", json), () -> unreadable.add("roles"));
        ParallelCalls.join(configuration)
                .ifPresentOrElse(
                        known -> known.ifPresent(json -> documents.put("configuration", json.bytes())),
                        () -> unreadable.add("configuration"));
        if (!types.isEmpty() && attributes.values().stream().allMatch(List::isEmpty)) {
            // every type has a name at least; some hosts answer nothing instead of refusing
            unreadable.add("attributes");
        }
        return new Definitions(
                documents,
                types.stream().map(type -> type(type, attributes)).toList(),
                hash(List.of(statusesJson, referenceTypesJson)),
                attributes.values().stream().mapToLong(List::size).sum(),
                statuses.size(),
                ParallelCalls.join(referenceTypes).size(),
                icons.stream().map(Icon::id).toList(),
                unreadable,
                before);
    }

    private Optional<byte[]> roles(List<Long> ids) {
        return readable(() -> array(List.copyOf(calls.each(ids, site::role).values()), Role::raw));
    }

    /** The API gives the global ones or those of the schema, so this is two answers. */
    private static List<Status> joined(List<Status> global, List<Status> own) {
        Map<Long, Status> joined = new TreeMap<>();
        global.forEach(status -> joined.put(status.id(), status));
        own.forEach(status -> joined.put(status.id(), status));
        return List.copyOf(joined.values());
    }

    /** A site may refuse this call, which the documentation names without saying much about it. */
    private Map<Long, List<TypeAttribute>> attributesAtOnce(long schemaId) {
        try {
            return site.attributesByType(schemaId);
        } catch (AssetsException.NotFound | AssetsException.Forbidden | AssetsException.InvalidRequest e) {
            return Map.of();
        }
    }

    /** In the order of the types. Every type has attributes, so one that got none is asked by itself. */
    private Map<Long, List<TypeAttribute>> complete(Map<Long, List<TypeAttribute>> atOnce, List<ObjectType> types) {
        Map<Long, List<TypeAttribute>> missing = calls.each(
                types.stream()
                        .map(ObjectType::id)
                        .filter(type -> !atOnce.containsKey(type))
                        .toList(),
                site::attributes);
        Map<Long, List<TypeAttribute>> all = new LinkedHashMap<>();
        for (ObjectType type : types) {
            all.put(type.id(), atOnce.containsKey(type.id()) ? atOnce.get(type.id()) : missing.get(type.id()));
        }
        return all;
    }

    /** The pictures of those icons that the account may read, by icon id. */
    Map<String, byte[]> iconImages(List<String> iconIds) {
        Map<String, byte[]> images = new TreeMap<>();
        calls.each(iconIds, id -> readable(() -> site.iconImage(id).bytes()))
                .forEach((id, image) -> image.ifPresent(bytes -> images.put(id, bytes)));
        return images;
    }

    private static List<Icon> used(List<Icon> icons, List<ObjectType> types) {
        Set<String> ids =
                types.stream().map(ObjectType::iconId).filter(Objects::nonNull).collect(Collectors.toSet());
        return icons.stream().filter(icon -> ids.contains(icon.id())).toList();
    }

    private static TypeDefinition type(ObjectType type, Map<Long, List<TypeAttribute>> attributes) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(type.raw().bytes());
        attributes
                .getOrDefault(type.id(), List.of())
                .forEach(attribute -> parts.add(attribute.raw().bytes()));
        return new TypeDefinition(type.id(), type.name(), type.objectCount(), hash(parts));
    }

    /** Empty when the account may not read it, or the site does not have it. */
    private static <T> Optional<T> readable(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (AssetsException.NotFound | AssetsException.Forbidden e) {
            return Optional.empty();
        }
    }

    private static byte[] attributesByType(Map<Long, List<TypeAttribute>> attributes) {
        Map<String, byte[]> byType = new TreeMap<>();
        attributes.forEach((type, list) -> byType.put(Long.toString(type), array(list, TypeAttribute::raw)));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('{');
        byType.forEach((type, array) -> {
            if (json.size() > 1) {
                json.write(',');
            }
            json.writeBytes(("\"" + type + "\":").getBytes(StandardCharsets.UTF_8));
            json.writeBytes(array);
        });
        json.write('}');
        return json.toByteArray();
    }

    private static <T> byte[] array(List<T> elements, Function<T, CanonicalJson> raw) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('[');
        for (T element : elements) {
            if (json.size() > 1) {
                json.write(',');
            }
            json.writeBytes(raw.apply(element).bytes());
        }
        json.write(']');
        return json.toByteArray();
    }

    private static String hash(List<byte[]> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            parts.forEach(sha256::update);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
