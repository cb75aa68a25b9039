package io.strongroom.worker.adapter.out.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.worker.adapter.out.credentials.ConfigServiceApi.CredentialAnswer;
import io.strongroom.worker.application.port.out.CredentialProvider.Cloud;
import io.strongroom.worker.application.port.out.CredentialProvider.Credential;
import io.strongroom.worker.application.port.out.CredentialProvider.DataCenter;
import org.junit.jupiter.api.Test;

class CredentialAnswerTest {

    @Test
    void aCloudSiteIsReadWithAnAccount() throws Exception {
        assertThat(
                        credential(
                                """
                        {"instanceId":"i","type":"CLOUD","url":"https://acme.atlassian.net","workspaceId":"w",
                        "email":"bot@example.com","token":"hunter2","revision":3}"""))
                .isEqualTo(new Cloud("https://acme.atlassian.net", "w", "bot@example.com", "hunter2"));
    }

    @Test
    void aDataCenterHostIsReadWithATokenAlone() throws Exception {
        assertThat(
                        credential(
                                """
                        {"instanceId":"i","type":"DATA_CENTER","url":"https://jira.example.com","token":"hunter2","revision":1}"""))
                .isEqualTo(new DataCenter("https://jira.example.com", "hunter2"));
    }

    @Test
    void noTextHoldsAToken() {
        assertThat(new CredentialAnswer("CLOUD", "u", "w", "e", "hunter2") + " " + new Cloud("u", "w", "e", "hunter2")
                        + new DataCenter("u", "hunter2"))
                .doesNotContain("hunter2");
    }

    private static Credential credential(String json) throws Exception {
        return new ObjectMapper().readValue(json, CredentialAnswer.class).toCredential();
    }
}
