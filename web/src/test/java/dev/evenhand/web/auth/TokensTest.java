package dev.evenhand.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-10-01T09:00:00Z"), ZoneOffset.UTC);
    private static final Clock NEXT_DAY = Clock.offset(NOW, Duration.ofDays(1));

    private static SignedTokens tokens(String prefix, byte[] key, Clock clock) {
        return new SignedTokens(prefix, key, Duration.ofHours(1), clock);
    }

    @Test
    void aTokenGivesItsSubjectBack() {
        var tokens = tokens("evc", KEY, NOW);

        assertThat(tokens.subject(tokens.issue("customer.with@dots"))).contains("customer.with@dots");
    }

    @Test
    void anExpiredTokenIsWorthNothing() {
        assertThat(tokens("evc", KEY, NEXT_DAY).subject(tokens("evc", KEY, NOW).issue("c-1")))
                .isEmpty();
    }

    @Test
    void aTokenOfAnotherFamilyOrKeyIsWorthNothing() {
        var conversations = tokens("evc", KEY, NOW);

        assertThat(conversations.subject(tokens("evd", KEY, NOW).issue("c-1"))).isEmpty();
        assertThat(conversations.subject(tokens("evc", OTHER_KEY, NOW).issue("c-1")))
                .isEmpty();
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        var tokens = tokens("evc", KEY, NOW);
        var issued = tokens.issue("c-1");

        for (int i = 0; i < issued.length() - 1; i++) {
            var changed = issued.substring(0, i) + (issued.charAt(i) == 'A' ? 'B' : 'A') + issued.substring(i + 1);
            assertThat(tokens.subject(changed)).isEmpty();
        }
    }

    @Test
    void nonsenseIsNoToken() {
        var tokens = tokens("evc", KEY, NOW);

        assertThat(tokens.subject("")).isEmpty();
        assertThat(tokens.subject("...")).isEmpty();
        assertThat(tokens.subject("evc.c-1.99999999999.%%%")).isEmpty();
    }

    @Test
    void aHostVouchesWithAStandardToken() {
        var token = jwt(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", "{\"sub\":\"k-1\",\"exp\":1790846400,\"name\":\"Ada\"}", KEY);

        assertThat(new HostTokens(KEY, NOW).verify(token)).contains(new HostTokens.Vouched("k-1", "Ada", ""));
    }

    @Test
    void aHostsTokenMustExpireAndBeSigned() {
        var header = "{\"alg\":\"HS256\"}";
        var hosts = new HostTokens(KEY, NOW);

        assertThat(hosts.verify(jwt(header, "{\"sub\":\"k-1\"}", KEY))).isEmpty();
        assertThat(hosts.verify(jwt(header, "{\"sub\":\"k-1\",\"exp\":1}", KEY)))
                .isEmpty();
        assertThat(hosts.verify(jwt(header, "{\"sub\":\"k-1\",\"exp\":1790846400}", OTHER_KEY)))
                .isEmpty();
        assertThat(hosts.verify(jwt("{\"alg\":\"none\"}", "{\"sub\":\"k-1\",\"exp\":1790846400}", KEY)))
                .isEmpty();
        assertThat(hosts.verify("a.b.c")).isEmpty();
    }

    private static String jwt(String header, String claims, byte[] key) {
        var signed = encoded(header) + "." + encoded(claims);
        return signed + "." + new Signature(key).sign(signed);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
