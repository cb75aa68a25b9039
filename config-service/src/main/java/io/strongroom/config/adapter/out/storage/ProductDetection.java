package io.strongroom.config.adapter.out.storage;

import io.strongroom.config.domain.storage.DetectedProduct;
import io.strongroom.config.domain.storage.StorageKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Tells products apart that speak the same protocol: first by the names of their hosts, which their vendors own, then by
 * what they answer. Whatever leaves a doubt has no kind, and fits every choice.
 */
final class ProductDetection {

    private static final String COSMOS = "Azure Cosmos DB for MongoDB";
    private static final String DOCUMENT_DB = "Amazon DocumentDB";
    private static final String MONGO_DB = "MongoDB";

    private static final Map<String, StorageKind> HOSTS = Map.of(
            ".cosmos.azure.com", StorageKind.COSMOSDB,
            ".docdb.amazonaws.com", StorageKind.DOCUMENTDB,
            ".docdb-elastic.amazonaws.com", StorageKind.DOCUMENTDB,
            ".docdb.amazonaws.com.cn", StorageKind.DOCUMENTDB,
            ".mongodb.net", StorageKind.MONGODB);

    private ProductDetection() {}

    /** @param optionsRefusal what the server said when asked for its command line, if it refused */
    static DetectedProduct detect(List<String> hosts, Document buildInfo, Optional<String> optionsRefusal) {
        String version = String.valueOf(buildInfo.getOrDefault("version", "unknown"));
        Optional<StorageKind> byHost =
                hosts.stream().flatMap(host -> byHost(host).stream()).findFirst();
        if (byHost.isPresent()) {
            return new DetectedProduct(name(byHost.get()), version, byHost);
        }
        if (buildInfo.containsKey("_t")) {
            return new DetectedProduct(COSMOS, version, Optional.of(StorageKind.COSMOSDB));
        }
        if (buildInfo.containsKey("ferretdb") || buildInfo.containsKey("ferretdbVersion")) {
            return new DetectedProduct("FerretDB", version, Optional.empty());
        }
        if (optionsRefusal
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("not supported"))
                .isPresent()) {
            return new DetectedProduct(DOCUMENT_DB, version, Optional.of(StorageKind.DOCUMENTDB));
        }
        boolean hasMongosEngine =
                buildInfo.get("storageEngines") instanceof List<?> engines && engines.contains("wiredTiger");
        return hasMongosEngine
                ? new DetectedProduct(MONGO_DB, version, Optional.of(StorageKind.MONGODB))
                : new DetectedProduct("MongoDB-compatible", version, Optional.empty());
    }

    private static Optional<StorageKind> byHost(String hostAndPort) {
        String host = hostAndPort.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return HOSTS.entrySet().stream()
                .filter(vendor -> host.endsWith(vendor.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String name(StorageKind kind) {
        return switch (kind) {
            case COSMOSDB -> COSMOS;
            case DOCUMENTDB -> DOCUMENT_DB;
            case MONGODB, MANAGED -> MONGO_DB;
        };
    }
}
