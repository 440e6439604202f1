package dev.evenhand.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x",
                "http://[::1]/x",
                "http://10.1.2.3/x",
                "http://192.168.0.9/x",
                "http://169.254.169.254/latest",
                "http://100.64.0.1/x",
                "http://0.0.0.0/x",
                "http://[fd00::1]/x",
                "http://[::ffff:127.0.0.1]/x",
                "http://[64:ff9b::7f00:1]/x"
            })
    void anAddressWithinThisNetworkIsRefused(String url) {
        assertThatThrownBy(() -> new Targets(false).resolve(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EVENHAND_WEBHOOK_PRIVATE_ADDRESSES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "http://user:pw@example.org/",
                "example.org",
                "http:///x"
            })
    void onlyPlainWebAddressesAreTold(String url) {
        assertThatThrownBy(() -> Targets.uri(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOperatorCanAllowThisNetwork() throws Exception {
        var target = new Targets(true).resolve("http://127.0.0.1:8123/hook?a=b");

        assertThat(target.port()).isEqualTo(8123);
        assertThat(target.path()).isEqualTo("/hook?a=b");
    }

    @Test
    void aPublicAddressMayBeTold() throws Exception {
        assertThat(new Targets(false).resolve("https://93.184.216.34/").port()).isEqualTo(443);
    }
}
