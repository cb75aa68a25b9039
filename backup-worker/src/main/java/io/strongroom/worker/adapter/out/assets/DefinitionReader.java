package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.CloudSite;
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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads what a schema consists of besides objects, the many small answers beside each other. What Atlassian does not
 * document (roles, configuration) may be missing without harm; everything else must be there.
 */
final class DefinitionReader {
    private final CloudSite site;
    private final Executor executor;

    DefinitionReader(CloudSite site, Executor executor) {
        this.site = site;
        this.executor = executor;
    }

    /** @param before the site's clock before the first definition was read */
    Definitions read(long schemaId, Instant before) {
        List<String> unreadable = new ArrayList<>();
        CanonicalJson schema = site.schema(schemaId).raw();
        List<ObjectType> types = site.objectTypes(schemaId);
        Map<Long, List<TypeAttribute>> attributes = beside(types, ObjectType::id, type -> site.attributes(type.id()));
        List<Status> statuses = site.statuses(schemaId);
        List<ReferenceType> referenceTypes = site.referenceTypes(schemaId);
        List<Icon> icons = iconsOf(types);
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("schema", schema.bytes());
        documents.put("types", array(types, ObjectType::raw));
        documents.put("attributes", attributesByType(attributes));
        documents.put("statuses", array(statuses, Status::raw));
        documents.put("referenceTypes", array(referenceTypes, ReferenceType::raw));
        documents.put("icons", array(icons, Icon::raw));
        optional("roles", unreadable, () -> array(site.roles(schemaId), Role::raw), documents);
        optional(
                "configuration",
                unreadable,
                () -> site.globalConfiguration(schemaId).bytes(),
                documents);
        beside(icons, icon -> "icon/" + icon.id(), icon -> site.iconImage(icon.id())
                        .bytes())
                .forEach(documents::put);
        return new Definitions(
                documents,
                types.stream().map(type -> type(type, attributes)).toList(),
                hash(List.of(documents.get("statuses"), documents.get("referenceTypes"))),
                attributes.values().stream().mapToLong(List::size).sum(),
                statuses.size(),
                referenceTypes.size(),
                icons.size(),
                unreadable,
                before);
    }

    private List<Icon> iconsOf(List<ObjectType> types) {
        var used =
                types.stream().map(ObjectType::iconId).filter(Objects::nonNull).collect(Collectors.toSet());
        return site.icons().stream().filter(icon -> used.contains(icon.id())).toList();
    }

    private static TypeDefinition type(ObjectType type, Map<Long, List<TypeAttribute>> attributes) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(type.raw().bytes());
        attributes
                .getOrDefault(type.id(), List.of())
                .forEach(attribute -> parts.add(attribute.raw().bytes()));
        return new TypeDefinition(type.id(), type.name(), type.objectCount(), hash(parts));
    }

    private static void optional(
            String name, List<String> unreadable, Supplier<byte[]> read, Map<String, byte[]> documents) {
        try {
            documents.put(name, read.get());
        } catch (AssetsException.NotFound | AssetsException.Forbidden e) {
            unreadable.add(name);
        }
    }

    private <T, K, R> Map<K, R> beside(List<T> all, Function<T, K> key, Function<T, R> read) {
        Map<K, CompletableFuture<R>> started = new LinkedHashMap<>();
        all.forEach(one -> started.put(key.apply(one), CompletableFuture.supplyAsync(() -> read.apply(one), executor)));
        Map<K, R> results = new LinkedHashMap<>();
        started.forEach((name, future) -> results.put(name, join(future)));
        return results;
    }

    private static <R> R join(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssetsException failure) {
                throw failure;
            }
            throw e;
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
