package dev.evenhand.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Argon2Test {
    @Test
    void onlyTheRightPasswordMatches() {
        var encoded = Argon2.encode("correct horse");

        assertThat(Argon2.matches("correct horse", encoded)).isTrue();
        assertThat(Argon2.matches("correct horsf", encoded)).isFalse();
        assertThat(Argon2.matches("", encoded)).isFalse();
    }

    @Test
    void theSamePasswordIsHashedDifferentlyEachTime() {
        assertThat(Argon2.encode("a")).isNotEqualTo(Argon2.encode("a")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /** Made by the reference implementation's command line: argon2 somesalt -id -t 2 -m 16 -p 1 -l 32, "password". */
    @Test
    void hashesOfOtherImplementationsAreRead() {
        var reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2.matches("password", reference)).isTrue();
        assertThat(Argon2.matches("Password", reference)).isFalse();
    }

    @Test
    void nonsenseMatchesNothing() {
        assertThat(Argon2.matches("a", "")).isFalse();
        assertThat(Argon2.matches("a", "$2a$10$whatever")).isFalse();
    }
}
