package io.strongroom.gateway.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.strongroom.backing.BackingServices;
import io.strongroom.gateway.RecordedServices;
import io.strongroom.gateway.Stubs;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a page and an asset among the resources of the tests, so that it does not matter what the console is made of. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(RecordedServices.class)
class ConsoleFilesIT {

    private static final String ASSET = "/assets/tests-1a2b3c4d.js";
    private static final String OF_A_BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Inject
    Stubs services;

    @TestHTTPResource(ASSET)
    URI asset;

    @TestHTTPResource("/api/v1/setup")
    URI setup;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/schemas/s-1", "/backups/01ARZ3NDEKTSV4RRFFQ69G5FAV/browse", "/apis"})
    void everyScreenIsTheOnePageWhichIsAskedForAfresh(String path) {
        browser()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", equalTo("no-cache"))
                .body(containsString("<html"));
        browser().head(path).then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/nothing",
                "/openapi",
                "/openapi/nothing",
                "/health",
                "/metrics",
                "/metrics/nothing",
                "/assets/of-an-older-version.js"
            })
    void whatIsNoScreenStaysUnknown(String path) {
        browser()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("code", equalTo("path.not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/v1/nothing", "/api"})
    void theApiHasNoScreens(String path) {
        browser().get(path).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aProgramIsToldThatThereIsNothing() {
        for (String accept : new String[] {"application/json", "*/*"}) {
            given().accept(accept).get("/schemas/s-1").then().statusCode(404).contentType("application/problem+json");
        }
        browser().post("/schemas/s-1").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void anAssetIsKeptForGood() {
        given().get(ASSET)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
    }

    @Test
    void anAssetIsCompressedForWhoUnderstandsIt() throws Exception {
        HttpResponse<byte[]> compressed = read(asset, "gzip");
        HttpResponse<byte[]> plain = read(asset, "identity");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept-encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
    }

    @Test
    void anAnswerOfTheApiIsNotCompressed() throws Exception {
        services.reset();
        services.config().register(get("/api/v1/setup").willReturn(okJson("{\"step\":\"" + "x".repeat(9_000) + "\"}")));

        HttpResponse<byte[]> answer = read(setup, "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"step\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ASSET, "/nothing", "/api/v1/setup", "/api/v1/nothing", "/q/health/live", "/q/openapi"})
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        given().get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        equalTo("default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                                + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                                + " form-action 'self'; object-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Permissions-Policy", containsString("camera=()"));
    }

    @Test
    void theDocumentationRunsItsOwnTwoScriptsInAddition() {
        String policy = given().get("/q/swagger-ui/").header("Content-Security-Policy");

        assertThat(policy).containsPattern("script-src 'self'( 'sha256-[A-Za-z0-9+/=]{44}'){2};");
    }

    private static RequestSpecification browser() {
        return given().header("Accept", OF_A_BROWSER);
    }

    private static HttpResponse<byte[]> read(URI address, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encoding)
                .header("Authorization", "Bearer " + RecordedServices.ADMIN_TOKEN)
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofByteArray());
    }
}
