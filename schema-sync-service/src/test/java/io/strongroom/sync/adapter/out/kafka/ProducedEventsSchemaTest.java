package io.strongroom.sync.adapter.out.kafka;

import static io.strongroom.sync.domain.schema.SchemaFixtures.FAILURE;
import static io.strongroom.sync.domain.schema.SchemaFixtures.INSTANCE_ID;
import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static io.strongroom.sync.domain.schema.SchemaFixtures.aSchema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.sync.EventExamples;
import io.strongroom.sync.domain.schema.SchemaStatus;
import io.strongroom.sync.domain.sync.SyncId;
import io.strongroom.sync.domain.sync.SyncRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProducedEventsSchemaTest {
    private static final EventExamples SCHEMA = new EventExamples("schema-sync-service", "schema-changed.v1");
    private static final EventExamples SYNC = new EventExamples("schema-sync-service", "sync-changed.v1");

    @Test
    void everyExampleIsValid() {
        SCHEMA.files().forEach(file -> SCHEMA.assertValid(EventExamples.text(file)));
        SYNC.files().forEach(file -> SYNC.assertValid(EventExamples.text(file)));
    }

    @Test
    void whatIsSentAboutASchemaIsValid() throws JsonProcessingException {
        for (SchemaStatus status : List.of(
                new SchemaStatus.Active(),
                new SchemaStatus.Inactive(),
                new SchemaStatus.Deleted(),
                new SchemaStatus.SyncError(FAILURE),
                new SchemaStatus.Removed(false),
                new SchemaStatus.Removed(true))) {
            SCHEMA.assertValid(json(SchemaChangedMessage.from(aSchema(status).changed(NOW))));
        }
    }

    @Test
    void aSchemaThatWasTakenOutIsSentAsRemovedAndToOthersAsDeleted() throws JsonProcessingException {
        String out = json(SchemaChangedMessage.from(
                aSchema(new SchemaStatus.Removed(false)).changed(NOW)));

        assertThat(out)
                .contains("\"removed\":true")
                .contains("\"status\":\"DELETED\"")
                .doesNotContain("deleteBackups");
        assertThat(json(SchemaChangedMessage.from(
                        aSchema(new SchemaStatus.Removed(true)).changed(NOW))))
                .contains("\"removed\":true")
                .contains("\"deleteBackups\":true");
        assertThat(json(SchemaChangedMessage.from(
                        aSchema(new SchemaStatus.Deleted()).changed(NOW))))
                .doesNotContain("removed");
    }

    @Test
    void whatIsSentAboutASyncIsValid() throws JsonProcessingException {
        SyncRun run = SyncRun.first(new SyncId("0b0a4b52-5f0a-4f57-8c35-2f3f1a4d9e01"), "corr", NOW)
                .started(INSTANCE_ID, NOW);
        SYNC.assertValid(json(SyncChangedMessage.from(run.changed(INSTANCE_ID, NOW))));
        SYNC.assertValid(json(
                SyncChangedMessage.from(run.failed(INSTANCE_ID, FAILURE, NOW).changed(INSTANCE_ID, NOW))));
    }

    private static String json(Object message) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(message);
    }
}
