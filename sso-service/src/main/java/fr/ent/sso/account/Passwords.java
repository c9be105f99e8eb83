package fr.ent.sso.account;

import fr.ent.kit.problem.ApiProblem;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as argon2id hashes in PHC form. A hash takes memory and a processor on purpose, so only a few run at once.
 * The bcrypt hashes of another system are taken, too, until their people have signed in once.
 */
@ApplicationScoped
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Longer input is no password of ours, and must not cost a hash of its length. */
    public static final int MAX_LENGTH = 256;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");
    /** Of nothing anybody knows, at the cost nearly everybody uses. */
    private static final String NO_BCRYPT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordConfig config;
    private final ImportedHashes imported;
    private final Semaphore turns;

    Passwords(PasswordConfig config, ImportedHashes imported) {
        this.config = config;
        this.imported = imported;
        this.turns =
                new Semaphore(config.concurrency().orElse(Runtime.getRuntime().availableProcessors()), true);
    }

    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return phc(salt, compute(password, salt, config.memory(), config.iterations(), 1, HASH_BYTES));
    }

    /**
     * Compares in the same time whether there is a hash or not, so that nobody learns which logins exist.
     *
     * @param phc null when the login is unknown or has no password
     * @throws ApiProblem 503 when too many logins wait
     */
    public boolean matches(String password, String phc) {
        if (password.isEmpty() || password.length() > MAX_LENGTH) {
            return false;
        }
        boolean bcrypt = phc != null && BCRYPT.matcher(phc).matches();
        // While such hashes are left everybody pays for one, so that nobody learns whose they are.
        boolean right = (bcrypt || imported.any()) && matchesBcrypt(password, bcrypt ? phc : NO_BCRYPT) && bcrypt;
        return matchesArgon2(password, phc) || right;
    }

    /** Whether the hash of a right password should be made again. */
    public boolean isOutdated(String phc) {
        Matcher known = PHC.matcher(phc);
        return !known.matches()
                || Integer.parseInt(known.group(1)) != config.memory()
                || Integer.parseInt(known.group(2)) != config.iterations();
    }

    private boolean matchesBcrypt(String password, String hash) {
        takeTurn();
        try {
            return OpenBSDBCrypt.checkPassword(hash, password.getBytes(StandardCharsets.UTF_8));
        } finally {
            turns.release();
        }
    }

    private boolean matchesArgon2(String password, String phc) {
        Matcher known = phc == null ? null : PHC.matcher(phc);
        if (known == null || !known.matches()) {
            compute(password, new byte[SALT_BYTES], config.memory(), config.iterations(), 1, HASH_BYTES);
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(known.group(4));
        byte[] expected = Base64.getDecoder().decode(known.group(5));
        byte[] actual = compute(
                password,
                salt,
                Integer.parseInt(known.group(1)),
                Integer.parseInt(known.group(2)),
                Integer.parseInt(known.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private String phc(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        config.memory(), config.iterations(), base64.encodeToString(salt), base64.encodeToString(hash));
    }

    private byte[] compute(String password, byte[] salt, int memory, int iterations, int lanes, int length) {
        takeTurn();
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            // Keyboards differ in how they write é; the person does not.
            String written = Normalizer.normalize(password, Normalizer.Form.NFC);
            argon2.generateBytes(written.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("A hash would stop the event loop");
        }
        try {
            boolean full = turns.availablePermits() == 0 && turns.getQueueLength() >= config.queue();
            if (full || !turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiProblem(503, "http-503");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(503, "http-503");
        }
    }
}
