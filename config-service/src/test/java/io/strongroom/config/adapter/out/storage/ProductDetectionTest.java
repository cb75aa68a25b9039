package io.strongroom.config.adapter.out.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.domain.storage.StorageKind;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductDetectionTest {

    private static final Document SILENT = new Document("version", "5.0.0");

    @ParameterizedTest
    @CsvSource({
        "c.cluster-x.eu-central-1.docdb.amazonaws.com:27017, DOCUMENTDB",
        "c.eu-west-1.docdb-elastic.amazonaws.com, DOCUMENTDB",
        "acme.mongo.cosmos.azure.com:10255, COSMOSDB",
        "acme.mongocluster.cosmos.azure.com, COSMOSDB",
        "ACME.ab1cd.mongodb.net, MONGODB"
    })
    void aVendorsOwnNameIsProof(String host, StorageKind kind) {
        assertThat(ProductDetection.detect(List.of(host), SILENT, Optional.empty())
                        .kind())
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"docdb.amazonaws.com.evil.example", "notmongodb.net", "db.internal:27017"})
    void anyOtherNameProvesNothing(String host) {
        assertThat(ProductDetection.detect(List.of(host), SILENT, Optional.empty())
                        .kind())
                .isEmpty();
    }

    @Test
    void answersTellProductsApartBehindAnyName() {
        assertThat(detect(new Document("_t", "BuildInfoResponse"), Optional.empty()))
                .contains(StorageKind.COSMOSDB);
        assertThat(detect(SILENT, Optional.of("Feature not supported: getCmdLineOpts")))
                .contains(StorageKind.DOCUMENTDB);
        assertThat(detect(SILENT, Optional.of("no such command: 'getCmdLineOpts'")))
                .isEmpty();
        assertThat(detect(new Document("storageEngines", List.of("devnull", "wiredTiger")), Optional.empty()))
                .contains(StorageKind.MONGODB);
    }

    @Test
    void ferretDbFitsEveryKind() {
        Document buildInfo = new Document("version", "7.0.42").append("ferretdbVersion", "v1.24.0");

        assertThat(ProductDetection.detect(List.of("h"), buildInfo, Optional.empty()))
                .satisfies(product -> assertThat(product.name()).isEqualTo("FerretDB"))
                .satisfies(product ->
                        assertThat(product.contradicts(StorageKind.DOCUMENTDB)).isFalse());
    }

    private static Optional<StorageKind> detect(Document buildInfo, Optional<String> refusal) {
        return ProductDetection.detect(List.of("db.internal"), buildInfo, refusal)
                .kind();
    }
}
