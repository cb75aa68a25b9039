package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACKUP =
            """
            {"id":"01B","state":"COMPLETED","startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:00:10Z",
             "counts":{"objectTypes":12,"attributes":80,"objects":10000,"references":4000},
             "size":{"storedBytes":3145728}}""";

    @Test
    void saysWhatWasBackedUpAndHowFast() throws Exception {
        MainJob.Result result = result("{\"ok\":true,\"packsChecked\":3,\"objectsChecked\":10000}");

        assertThat(String.join("\n", Summary.of(result)))
                .contains("12 object types, 80 attributes, 10,000 objects, 4,000 references")
                .contains("3.0 MiB stored, 10.0 s, 1,000 objects/s")
                .contains("Verified     yes: 3 packs and 10,000 objects");
    }

    @Test
    void saysWhereToGoFromHere() {
        assertThat(String.join("\n", Summary.howToGoOn("http://g", "/d/admin-token", "01B")))
                .contains("Console      http://g\n")
                .contains("Sign in      with the administrator's API token: /d/admin-token\n")
                .contains("API          http://g/q/swagger-ui\n")
                .contains("TOKEN=$(cat /d/admin-token)")
                .contains("http://g/api/v1/backups/01B");
    }

    @Test
    void aBackupThatDoesNotVerifyIsShoutedAbout() throws Exception {
        MainJob.Result result = result("{\"ok\":false,\"problems\":[{\"objectId\":\"7\",\"kind\":\"MISSING\"}]}");

        assertThat(result.good()).isFalse();
        assertThat(String.join("\n", Summary.of(result))).contains("Verified     NO", "MISSING");
    }

    private static MainJob.Result result(String verified) throws Exception {
        return new MainJob.Result("IT", JSON.readTree(BACKUP), JSON.readTree(verified), List.of(), 1);
    }
}
