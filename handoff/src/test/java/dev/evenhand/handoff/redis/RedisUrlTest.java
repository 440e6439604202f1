package dev.evenhand.handoff.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:se^cret@host:6379",
                "redis://:se cret@host",
                "redis://:se?cret@host",
                "redis://:se#cret@host",
                "redis://:se%cret@host",
                "redis://:se/cret@host",
                "redis://:sécret@host",
                "redis+sentinel://:se^cret@one:26379,two:26379/master",
                "redis://:secret@under_score:6379",
                "redis://:secret@host:port",
                "redis://:secret@host:99999",
                "redis://:secret@host:0",
                "redis://:secret@host/shop",
                "redis://:secret@host/1/2",
                "redis://:secret@host/123456",
                "redis+cluster://:secret@host:6379/1",
                "http://:secret@host"
            })
    void anAddressThatIsRefusedNeverShowsItsPassword(String address) {
        assertThatThrownBy(() -> RedisUrl.options(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("cret");
    }

    @Test
    void whatIsPercentEncodedIsTakenAsItIs() {
        var options = RedisUrl.options("redis://kim:se%5Ecret@host:6380/2");
        assertThat(options.getEndpoint()).isEqualTo("redis://kim:se%5Ecret@host:6380/2");
        assertThat(RedisUrl.database(options)).isEqualTo("2");
    }

    @Test
    void everySentinelIsAnEndpoint() {
        assertThat(RedisUrl.options("redis+sentinel://:word@one:26379, two:26380/shop/1")
                        .getEndpoints())
                .containsExactly("redis://:word@one:26379/1", "redis://:word@two:26380/1");
    }

    @Test
    void anAddressOfTheSixthVersionOfTheInternetIsOne() {
        assertThat(RedisUrl.options("redis://[::1]:6379").getEndpoint()).isEqualTo("redis://[::1]:6379");
    }
}
