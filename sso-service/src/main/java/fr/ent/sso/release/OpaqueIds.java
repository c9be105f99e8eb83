package fr.ent.sso.release;

import fr.ent.sso.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a person to one site in a way that no other site knows her by. The name is the account's id, which is one
 * block, enciphered with a key of the connector's own: always the same, whatever the login becomes; never that of
 * somebody else, since a cipher maps one to one; and nothing to be linked by without the key, which is made at first
 * use and kept in the database, so that all instances and all restores of a backup name people alike.
 */
@ApplicationScoped
public class OpaqueIds {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";
    /** One block and no more: there is no second one that would show a pattern. */
    private static final String CIPHER = "AES/ECB/NoPadding";

    private final Database database;
    private volatile byte[] key;

    OpaqueIds(Database database) {
        this.database = database;
    }

    /** 32 hexadecimal digits. */
    public String of(UUID connector, UUID account) {
        return HexFormat.of().formatHex(run(Cipher.ENCRYPT_MODE, connector, bytes(account)));
    }

    /** Who has this name for that connector, if it is one of ours; whether the account exists is for others to say. */
    public Optional<UUID> account(UUID connector, String opaqueId) {
        if (!FORM.matcher(opaqueId).matches()) {
            return Optional.empty();
        }
        ByteBuffer plain = ByteBuffer.wrap(
                run(Cipher.DECRYPT_MODE, connector, HexFormat.of().parseHex(opaqueId)));
        return Optional.of(new UUID(plain.getLong(), plain.getLong()));
    }

    private byte[] run(int mode, UUID connector, byte[] block) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key(), MAC));
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(mac.doFinal(bytes(connector)), "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES and HMAC", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = load().orElseGet(this::make);
            key = known;
        }
        return known;
    }

    private byte[] make() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        database.update("insert into opaque_id_key (key) values (?) on conflict do nothing", (Object) fresh);
        return load().orElseThrow(); // ours, or that of an instance that was quicker
    }

    private Optional<byte[]> load() {
        return database.one("select key from opaque_id_key", row -> row.getBytes(1));
    }
}
