package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.launcher.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that can be wrong when a site is connected: a refusal that names the field, never an incident. */
@Order(2)
@ExtendWith(InstalledProduct.class)
class ConnectionRefusalsST {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SimulatedSite site;
    private Product product;

    @BeforeEach
    void aSite(Product running) {
        product = running;
        site = SimulatedSite.create(product.simulator(), "refusals", 20, 0);
    }

    @AfterEach
    void noFaults() {
        product.simulator().delete("/__sim/faults");
    }

    @Test
    void aWrongTokenIsNamed() throws Exception {
        assertThat(fieldsRefusedFor(site.withToken("WRONG-" + site.token()))).containsAnyOf("apiToken", "email");
    }

    @Test
    void aWrongEmailIsNamed() throws Exception {
        assertThat(fieldsRefusedFor(site.withEmail("nobody@strongroom.example")))
                .containsAnyOf("email", "apiToken");
    }

    @Test
    void aWrongWorkspaceIsNamed() throws Exception {
        assertThat(fieldsRefusedFor(site.withWorkspaceId("00000000-0000-0000-0000-000000000000")))
                .contains("workspaceId");
    }

    @Test
    void aSiteWithoutAssetsIsNamed() throws Exception {
        product.simulator().put("/__sim/sites/" + site.name(), Map.of("assets", false));

        assertThat(fieldsRefusedFor(site)).isNotEmpty();
    }

    @Test
    void anAddressWhereNobodyAnswersIsNamed() throws Exception {
        assertThat(fieldsRefusedFor(site.withSiteUrl("https://strongroom-nobody-answers.invalid")))
                .contains("siteUrl");
    }

    @Test
    void anInternalAddressIsForbidden() throws Exception {
        assertThat(fieldsRefusedFor(site.withSiteUrl("https://127.0.0.1:1/"))).contains("siteUrl");
        assertThat(fieldsRefusedFor(site.withSiteUrl("https://169.254.169.254/latest")))
                .contains("siteUrl");
    }

    @Test
    void aPageInsteadOfJsonIsNamed() throws Exception {
        fault(Map.of("html", true));

        assertThat(fieldsRefusedFor(site)).isNotEmpty();
    }

    @Test
    void answersThatAreAlwaysTruncatedCountAsASiteThatIsAway() throws Exception {
        fault(Map.of("truncate", true));

        Api.Refused refused = Product.refusalOf(() -> product.put("/connection", site.connection()));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("atlassian.unavailable");
    }

    @Test
    void aGzipBombIsNamedAndDoesNoHarm() throws Exception {
        fault(Map.of("gzipBomb", true));

        assertThat(fieldsRefusedFor(site)).isNotEmpty();
        assertThat(product.installation().config().running()).isTrue();
    }

    private void fault(Map<String, Object> what) {
        Map<String, Object> fault = new HashMap<>(what);
        fault.put("match", ".*");
        fault.put("times", 100);
        product.simulator().post("/__sim/faults", fault);
    }

    private List<String> fieldsRefusedFor(SimulatedSite wrong) throws Exception {
        Api.Refused refused = Product.refusalOf(() -> product.put("/connection", wrong.connection()));
        assertThat(refused.status()).as(refused.getMessage()).isEqualTo(422);
        assertThat(refused.problem()).doesNotContain(wrong.token());
        return fieldsOf(refused);
    }

    private static List<String> fieldsOf(Api.Refused refused) throws IOException {
        List<String> fields = new ArrayList<>();
        for (JsonNode error : JSON.readTree(refused.problem()).path("fieldErrors")) {
            fields.add(error.path("field").asText());
        }
        return fields;
    }
}
