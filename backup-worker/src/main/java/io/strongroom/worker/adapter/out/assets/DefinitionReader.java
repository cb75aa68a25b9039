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
import java.util.Optional;
import java.util.Set;
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

    /**
     * Reads all of it.
     *
     * @param before the site's clock before the first definition was read
     */
    Definitions read(long schemaId, boolean withIconImages, Instant before) {
        CompletableFuture<CanonicalJson> schema =
                start(() -> site.schema(schemaId).raw());
        CompletableFuture<List<Status>> statuses = start(() -> site.statuses(schemaId));
        CompletableFuture<List<ReferenceType>> referenceTypes = start(() -> site.referenceTypes(schemaId));
        CompletableFuture<List<Icon>> allIcons = start(site::icons);
        CompletableFuture<Optional<byte[]>> roles = start(() -> readable(() -> array(site.roles(schemaId), Role::raw)));
        CompletableFuture<Optional<byte[]>> configuration =
                start(() -> readable(() -> site.globalConfiguration(schemaId).bytes()));
        List<ObjectType> types = site.objectTypes(schemaId);
        Map<Long, CompletableFuture<List<TypeAttribute>>> asked =
                beside(types, ObjectType::id, type -> site.attributes(type.id()));
        List<Icon> icons = used(join(allIcons), types);
        Map<String, CompletableFuture<byte[]>> images = beside(
                withIconImages ? icons : List.of(), icon -> "icon/" + icon.id(), icon -> site.iconImage(icon.id())
                        .bytes());

        Map<Long, List<TypeAttribute>> attributes = new LinkedHashMap<>();
        asked.forEach((type, answer) -> attributes.put(type, join(answer)));
        List<String> unreadable = new ArrayList<>();
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("schema", join(schema).bytes());
        documents.put("types", array(types, ObjectType::raw));
        documents.put("attributes", attributesByType(attributes));
        documents.put("statuses", array(join(statuses), Status::raw));
        documents.put("referenceTypes", array(join(referenceTypes), ReferenceType::raw));
        documents.put("icons", array(icons, Icon::raw));
        join(roles).ifPresentOrElse(json -> documents.put("roles", json), () -> unreadable.add("roles"));
        join(configuration)
                .ifPresentOrElse(json -> documents.put("configuration", json), () -> unreadable.add("configuration"));
        images.forEach((name, image) -> documents.put(name, join(image)));
        return new Definitions(
                documents,
                types.stream().map(type -> type(type, attributes)).toList(),
                hash(List.of(array(join(statuses), Status::raw), array(join(referenceTypes), ReferenceType::raw))),
                attributes.values().stream().mapToLong(List::size).sum(),
                join(statuses).size(),
                join(referenceTypes).size(),
                icons.size(),
                unreadable,
                before);
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
    private static Optional<byte[]> readable(Supplier<byte[]> read) {
        try {
            return Optional.of(read.get());
        } catch (AssetsException.NotFound | AssetsException.Forbidden e) {
            return Optional.empty();
        }
    }

    private <R> CompletableFuture<R> start(Supplier<R> read) {
        return CompletableFuture.supplyAsync(read, executor);
    }

    private <T, K, R> Map<K, CompletableFuture<R>> beside(List<T> all, Function<T, K> key, Function<T, R> read) {
        Map<K, CompletableFuture<R>> started = new LinkedHashMap<>();
        all.forEach(one -> started.put(key.apply(one), start(() -> read.apply(one))));
        return started;
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
