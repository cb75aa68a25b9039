package io.strongroom.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(20)
@ExtendWith(InBrowser.class)
class ApiDocumentE2E {

    @Test
    void theApiIsReadInABrowserWithoutARequestToAnybodyElse(Screen screen) {
        screen.visit("/q/swagger-ui/");

        assertThat(screen.page().getByText("/api/v1/connection").first()).isVisible();
    }
}
