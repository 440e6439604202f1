package dev.evenhand.web.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @TempDir
    Path dir;

    @Test
    void withoutAnySettingItListensOnLoopbackAndNeedsNoServer() {
        var config = Config.read(Map.of(), null);

        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.redisUrl()).isNull();
        assertThat(config.llm()).isNull();
    }

    @Test
    void aModelThatMayTakeLongerThanACustomerWaitsIsRefused() {
        var settings = Map.of(
                "EVENHAND_LLM_BASE_URL", "http://127.0.0.1:11434/v1",
                "EVENHAND_LLM_MODEL", "test",
                "EVENHAND_LLM_TIMEOUT_SECONDS", "20",
                "EVENHAND_BOT_DEADLINE_SECONDS", "20");

        assertThatThrownBy(() -> Config.read(settings, null))
                .hasMessageContaining("EVENHAND_LLM_TIMEOUT_SECONDS")
                .hasMessageContaining("EVENHAND_BOT_DEADLINE_SECONDS");
    }

    @Test
    void aModelWithoutAnAddressIsNotPassedOver() {
        for (var alone : List.of("EVENHAND_LLM_MODEL", "EVENHAND_LLM_API_KEY")) {
            assertThatThrownBy(() -> Config.read(Map.of(alone, "something"), null))
                    .isInstanceOf(BadConfig.class)
                    .hasMessageContaining("EVENHAND_LLM_BASE_URL is needed")
                    .hasMessageNotContaining("something");
        }
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        var file = write("http:\n  port: 1234\n  host: 127.0.0.2\n");

        var config = Config.read(Map.of("EVENHAND_HTTP_PORT", "4321"), file);

        assertThat(config.http().port()).isEqualTo(4321);
        assertThat(config.http().host()).isEqualTo("127.0.0.2");
    }

    @Test
    void theSampleFileNamesOnlyRealSettingsAndItsValuesAreTheDefaults() throws IOException {
        try (var sample = Config.class.getResourceAsStream("/evenhand.sample.yaml")) {
            assertThat(sample).isNotNull();
            var file = dir.resolve("evenhand.yaml");
            Files.copy(sample, file);

            assertThat(Config.read(Map.of(), file)).isEqualTo(Config.read(Map.of(), null));
        }
    }

    @Test
    void mailNeedsSenderAndReceiversAndIsNeverSentInTheClearOverANetwork() {
        var wrong = Map.of("EVENHAND_MAIL_HOST", "smtp.example", "EVENHAND_MAIL_SECURITY", "none");
        assertThatThrownBy(() -> Config.read(wrong, null))
                .hasMessageContaining("EVENHAND_MAIL_SECURITY may be none only")
                .hasMessageContaining("EVENHAND_MAIL_FROM must be given")
                .hasMessageContaining("EVENHAND_MAIL_TO must be given");

        var right = Map.of(
                "EVENHAND_MAIL_HOST", "smtp.example",
                "EVENHAND_MAIL_PASSWORD", "hush-hush",
                "EVENHAND_MAIL_FROM", "evenhand@shop.example",
                "EVENHAND_MAIL_TO", "ana@shop.example, ben@shop.example");
        assertThat(Config.read(right, null).mail()).asString().contains("to 2").doesNotContain("hush-hush");
    }

    @Test
    void everyWrongValueIsNamedAtOnceWithTheFix() {
        var wrong = Map.of(
                "EVENHAND_HTTP_PORT", "eighty",
                "EVENHAND_BOT_PRECISION", "1.5",
                "EVENHAND_LLM_BASE_URL", "not a url",
                "EVENHAND_LOG_FORMAT", "xml",
                "EVENHAND_HTTP_PROT", "1");

        assertThatThrownBy(() -> Config.read(wrong, null))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("EVENHAND_HTTP_PORT is \"eighty\"; it must be a whole number from 0 to 65535")
                .hasMessageContaining("EVENHAND_BOT_PRECISION")
                .hasMessageContaining("EVENHAND_LLM_BASE_URL must be an address")
                .hasMessageContaining("EVENHAND_LOG_FORMAT is \"xml\"; it must be plain or json")
                .hasMessageContaining("EVENHAND_HTTP_PROT is not a setting");
    }

    @Test
    void anAddressThatCouldNeverMatchIsRefusedRatherThanPassedOver() {
        var wrong = Map.of(
                "EVENHAND_WIDGET_ORIGINS", "https://shop.example, https://shop.example/",
                "EVENHAND_TRUSTED_PROXIES", "::1, 10.0.0.0/8",
                "EVENHAND_REDIS_URL", "redis://:hush@127.0.0.1/shop");

        assertThatThrownBy(() -> Config.read(wrong, null))
                .hasMessageContaining(
                        "EVENHAND_WIDGET_ORIGINS has \"https://shop.example/\"; it must be origins without")
                .hasMessageContaining("EVENHAND_TRUSTED_PROXIES has \"10.0.0.0/8\"; it must be addresses")
                .hasMessageContaining("EVENHAND_REDIS_URL cannot be read. The Redis address must read redis://")
                .hasMessageNotContaining("hush");
    }

    @Test
    void originsAndProxiesAreAsManyAsThereAre() {
        var several = Map.of(
                "EVENHAND_WIDGET_ORIGINS", "https://shop.example,http://Localhost:3000,https://xn--bcher-kva.example",
                "EVENHAND_TRUSTED_PROXIES", "10.0.0.2, 2001:db8::7");

        var http = Config.read(several, null).http();

        assertThat(http.widgetOrigins()).hasSize(3);
        assertThat(http.trustedProxies()).containsExactly("10.0.0.2", "2001:db8::7");
    }

    @Test
    void rateLimitsCannotBeTurnedOffBeyondLoopback() {
        var open = Map.of("EVENHAND_RATE_LIMITS", "off", "EVENHAND_HTTP_HOST", "0.0.0.0");

        assertThatThrownBy(() -> Config.read(open, null)).hasMessageContaining("EVENHAND_RATE_LIMITS");
        assertThat(Config.read(Map.of("EVENHAND_RATE_LIMITS", "off"), null)
                        .http()
                        .rateLimits())
                .isFalse();
    }

    @Test
    void noSecretShowsInTheTextForm() {
        var config = Config.read(
                Map.of(
                        "EVENHAND_ADMIN_PASSWORD", "correct horse",
                        "EVENHAND_REDIS_URL", "redis://:hush@127.0.0.1",
                        "EVENHAND_LLM_BASE_URL", "http://127.0.0.1:1/v1",
                        "EVENHAND_LLM_MODEL", "m",
                        "EVENHAND_LLM_API_KEY", "sk-hush"),
                null);

        assertThat(config.toString()).doesNotContain("hush").doesNotContain("horse");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve("evenhand.yaml"), text);
    }

    @Test
    void filesOfChatsLieWhereEveryNodeFindsThem() {
        var redis = Map.of("EVENHAND_REDIS_URL", "redis://127.0.0.1:6379");
        var both = Map.of("EVENHAND_REDIS_URL", "redis://127.0.0.1:6379", "EVENHAND_ATTACHMENTS_DIR", "/mnt/files");

        assertThat(Config.read(Map.of(), null).attachmentsDirectory()).isEqualTo(Path.of("./data/attachments"));
        assertThat(Config.read(redis, null).attachmentsDirectory()).isNull();
        assertThat(Config.read(both, null).attachmentsDirectory()).isEqualTo(Path.of("/mnt/files"));
    }

    @Test
    void filesCanBeTurnedOffAndTakeLessWhereTheyLieInMemory() {
        var redis = Map.of("EVENHAND_REDIS_URL", "redis://127.0.0.1:6379");
        var off = Map.of("EVENHAND_ATTACHMENTS_TAKEN", "off", "EVENHAND_ATTACHMENTS_MOST_MEGABYTES", "20");

        assertThat(Config.read(Map.of(), null).attachments().taken()).isTrue();
        assertThat(Config.read(Map.of(), null).attachments().mostBytes()).isEqualTo(5_000_000_000L);
        assertThat(Config.read(redis, null).attachments().mostBytes()).isEqualTo(500_000_000L);
        assertThat(Config.read(off, null).attachments().taken()).isFalse();
        assertThat(Config.read(off, null).attachments().mostBytes()).isEqualTo(20_000_000L);
    }
}
