package dev.evenhand.web.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the usual text form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, so that the costs may
 * change and old hashes still be read.
 */
final class Argon2 {
    /** 19 MiB, two passes, one lane: the least OWASP advises. */
    private static final Cost COST = new Cost(19 * 1024, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Cost(int kibibytes, int passes, int lanes) {}

    private Argon2() {}

    static String encode(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + COST.kibibytes() + ",t=" + COST.passes() + ",p=" + COST.lanes() + "$"
                + text.encodeToString(salt) + "$" + text.encodeToString(hash(password, salt, COST));
    }

    /** In constant time; false for what is no such text. */
    static boolean matches(String password, String encoded) {
        var form = FORM.matcher(encoded);
        if (!form.matches()) {
            return false;
        }
        var cost = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        var salt = Base64.getDecoder().decode(form.group(4));
        return MessageDigest.isEqual(
                hash(password, salt, cost), Base64.getDecoder().decode(form.group(5)));
    }

    private static byte[] hash(String password, byte[] salt, Cost cost) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
