package io.strongroom.scheduler.adapter.in.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.scheduler.EventExamples;
import io.strongroom.scheduler.application.port.in.FollowCatalogue.InstanceNews;
import io.strongroom.scheduler.application.port.in.FollowCatalogue.SchemaNews;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueSchemaTest {
    private static final EventExamples INSTANCES = new EventExamples("config-service", "instance-changed.v1");
    private static final EventExamples SCHEMAS = new EventExamples("schema-sync-service", "schema-changed.v1");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyExampleOfTheConfigServiceIsUnderstood() throws JsonProcessingException {
        for (Path file : INSTANCES.files()) {
            assertThat(instance(EventExamples.text(file)).revision())
                    .as(file.toString())
                    .isPositive();
        }
    }

    @Test
    void everyExampleOfTheSyncServiceIsUnderstood() throws JsonProcessingException {
        for (Path file : SCHEMAS.files()) {
            assertThat(schema(EventExamples.text(file)).facts().status())
                    .as(file.toString())
                    .isNotBlank();
        }
    }

    @Test
    void anInstanceIsGoneWhenItIsDeletedOrOnlyATarget() throws JsonProcessingException {
        assertThat(instance(anInstance("DELETED", "SOURCE")).source()).isFalse();
        assertThat(instance(anInstance("UPDATED", "TARGET")).source()).isFalse();
        assertThat(instance(anInstance("UPDATED", "SOURCE")).source()).isTrue();
        assertThat(instance(anInstance("HIBERNATED", "CONNECTION")).source()).isTrue();
        assertThat(instance(anInstance("DELETED", "CONNECTION")).connection()).isTrue();
    }

    @Test
    void aSchemaIsNotListedWhenItWasRemoved() throws JsonProcessingException {
        assertThat(schema(aSchema("")).listed()).isTrue();
        assertThat(schema(aSchema(",\"removed\":false")).listed()).isTrue();
        assertThat(schema(aSchema(",\"removed\":true,\"fieldOfALaterVersion\":1"))
                        .listed())
                .isFalse();
    }

    @Test
    void whatMakesNoSenseIsMalformed() {
        assertThatThrownBy(() -> instance("{}")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> schema("{\"revision\":1}")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> instance(anInstance("DELETED", "SOURCE").replace(":3", ":0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String anInstance(String change, String role) {
        return """
                {"instanceId":"5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42","change":"%s","role":"%s","revision":3}
                """
                .formatted(change, role);
    }

    private static String aSchema(String more) {
        return """
                {"schemaId":"8d1f6a52-0c4e-3b7a-9c55-6f1c2e0b7d11","instanceId":"5c1d2c0e-7a54-3f0f-8d8a-0f5a1d6e9b42",
                 "sourceId":"6","name":"ITSM","status":"ACTIVE","revision":3%s}
                """
                .formatted(more);
    }

    private static InstanceNews instance(String json) throws JsonProcessingException {
        return JSON.readValue(json, InstanceChangedMessage.class).toNews();
    }

    private static SchemaNews schema(String json) throws JsonProcessingException {
        return JSON.readValue(json, SchemaChangedMessage.class).toNews();
    }
}
