package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(1)
@ExtendWith(InstalledProduct.class)
class MainJobST {

    @Test
    void aSiteIsBackedUpVerifiedAndEqualToWhatItHeld(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "main", 2_000, 50);
        product.setUp(site);
        JsonNode schema = product.largestSchema();

        JsonNode backup = product.backUp(schema, Duration.ofMinutes(3));

        String id = backup.path("id").asText();
        JsonNode verified = product.post("/backups/" + id + "/verify", Map.of());
        assertThat(verified.path("ok").asBoolean()).as(verified.toString()).isTrue();
        Comparison.assertEqual(product, site, schema, id);
    }
}
