package io.strongroom.config.domain.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://acme.atlassian.net, https://acme.atlassian.net",
        "'  https://acme.atlassian.net  ', https://acme.atlassian.net",
        "https://acme.atlassian.net/, https://acme.atlassian.net",
        "HTTPS://Acme.Atlassian.NET//, https://acme.atlassian.net",
        "https://acme.atlassian.net:443, https://acme.atlassian.net",
        "https://acme.atlassian.net:8443/a/, https://acme.atlassian.net:8443/a",
        "http://127.0.0.1:8090/sites/demo, http://127.0.0.1:8090/sites/demo",
    })
    void twoTextsThatLeadToTheSamePlaceAreEqual(String typed, String canonical) {
        assertThat(SiteUrl.parse(typed).toString()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme.atlassian.net", "ftp://acme.atlassian.net", "//acme.atlassian.net", "javascript:alert(1)"})
    void anAddressMustStartWithHttps(String typed) {
        assertThatThrownBy(() -> SiteUrl.parse(typed))
                .isInstanceOfSatisfying(InvalidValueException.class, invalid -> assertThat(invalid.code())
                        .isEqualTo(FieldCode.URL_NOT_HTTPS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https:///path",
                "https://user:secret@acme.atlassian.net",
                "https://acme.atlassian.net?x=1",
                "https://acme.atlassian.net#top",
                "https://a b",
                "https://acme_underscore.example\u0000",
                "https:acme.atlassian.net",
            })
    void whatIsNoAddressOfASiteIsRefused(String typed) {
        assertThatThrownBy(() -> SiteUrl.parse(typed))
                .isInstanceOfSatisfying(InvalidValueException.class, invalid -> assertThat(invalid.code())
                        .isEqualTo(FieldCode.URL_MALFORMED));
    }

    @Test
    void aRefusalDoesNotRepeatWhatWasTyped() {
        assertThatThrownBy(() -> SiteUrl.parse("https://user:hunter2@acme.atlassian.net"))
                .hasMessageNotContaining("hunter2");
    }
}
