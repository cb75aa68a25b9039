package io.strongroom.config.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.application.port.in.ProvideInstances;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageConnection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    private static final String SECRET = "hunter2-hunter2";

    @Test
    void nothingThatHoldsATokenPrintsIt() {
        ApiToken token = new ApiToken(SECRET);
        Credential credential = new Credential(InstanceFixtures.EMAIL, token);

        assertThat(List.of(
                        token,
                        credential,
                        new SealedToken(SECRET),
                        new SealedCredential(InstanceFixtures.EMAIL, new SealedToken(SECRET)),
                        new ManageConnection.Command("https://x", "ws", "a@b", SECRET),
                        new StorageConnection("mongodb://u:" + SECRET + "@h"),
                        new SealedConnection(SECRET),
                        new ChooseStorage.Command("MONGODB", "mongodb://u:" + SECRET + "@h", "db"),
                        new ProvideInstances.Access(InstanceFixtures.aConnection(), credential)))
                .allSatisfy(holder -> assertThat(holder.toString()).doesNotContain("hunter2"));
    }

    @Test
    void aPastedTokenLosesTheBlanksAroundIt() {
        assertThat(new ApiToken("  abc\n")).isEqualTo(new ApiToken("abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\there", "non-ascii-\u00e9", "line\nbreak"})
    void whatCannotBeATokenIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> new ApiToken(text))
                .isInstanceOfSatisfying(InvalidValueException.class, invalid -> assertThat(invalid.code())
                        .isEqualTo(FieldCode.API_TOKEN_MALFORMED))
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bot", "bot@", "@example.com", "a b@example.com", "a:b@example.com", "a@b@c", "a@b\r\nX: y"})
    void whatIsNoEmailAddressIsRefused(String text) {
        assertThatThrownBy(() -> new EmailAddress(text))
                .isInstanceOfSatisfying(InvalidValueException.class, invalid -> assertThat(invalid.code())
                        .isEqualTo(FieldCode.EMAIL_MALFORMED));
    }

    @Test
    void addressesThatDifferInCaseNameTheSameAccount() {
        assertThat(new EmailAddress("Bot@Example.com").names(new EmailAddress("bot@example.COM")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a/b", "..", "a b", "ws?x=1", "{\"workspaceId\":\"x\"}"})
    void whatIsNoWorkspaceIdIsRefused(String text) {
        assertThatThrownBy(() -> new WorkspaceId(text))
                .isInstanceOfSatisfying(InvalidValueException.class, invalid -> assertThat(invalid.code())
                        .isEqualTo(FieldCode.WORKSPACE_MALFORMED));
    }
}
