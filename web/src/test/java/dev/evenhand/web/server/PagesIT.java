package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT {
    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat", "/agent", "/manager", "/signin", "/docs"})
    void everyPageComesWithAPolicyThatTrustsOnlyUs(String path) {
        var page = house.get(path, null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.getHeader("Content-Type")).startsWith("text/html");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("frame-ancestors")
                .doesNotContain("unsafe");
    }

    @Test
    void aWrongAddressIsAPageForPeopleAndAProblemForPrograms() {
        var people = house.call(HttpMethod.GET, "/managre", null)
                .putHeader("Accept", "text/html")
                .send()
                .await();
        var program = house.get("/managre", null);

        assertThat(people.statusCode()).isEqualTo(404);
        assertThat(people.getHeader("Content-Type")).startsWith("text/html");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.getHeader("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theImportMapIsAllowedByItsHash() {
        var policy = house.get("/agent", null).getHeader("Content-Security-Policy");

        assertThat(policy).containsPattern("script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}'");
    }

    @Test
    void theWidgetsScriptMayBeLoadedByAnyPage() {
        var script = house.get("/widget.js", null);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(script.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void librariesAreKeptForAYearAndOurOwnFilesAskedForAgain() {
        assertThat(house.get("/vendor/lit/3.3.1/index.js", null).getHeader("Cache-Control"))
                .contains("immutable");

        var asset = house.get("/assets/shared/tokens.css", null);
        var again = house.call(HttpMethod.GET, "/assets/shared/tokens.css", null)
                .putHeader("If-None-Match", asset.getHeader("ETag"))
                .send()
                .await();
        assertThat(asset.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../evenhand.sample.yaml",
                "/assets/..%2f..%2fevenhand.sample.yaml",
                "/assets/%2e%2e/evenhand.sample.yaml",
                "/vendor/../../../evenhand.sample.yaml",
                "/assets/shared",
                "/assets/"
            })
    void nothingOutsideTheWebrootIsServedAsAnAsset(String path) {
        var answer = house.get(path, null);

        assertThat(answer.bodyAsString()).doesNotContain("<configuration");
    }

    @Test
    void theContractIsServedWhole() {
        assertThat(house.get("/openapi.yaml", null).bodyAsString())
                .contains("application/problem+json")
                .contains("text/event-stream");
        assertThat(house.get("/openapi.json", null).bodyAsJsonObject().getJsonObject("paths"))
                .isNotEmpty();
    }
}
