package fr.ent.sso.testsupport;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A certificate authority for one test run, and the certificates it signs. */
public final class Certificates {
    private static final char[] PASSWORD = "test".toCharArray();
    private static final String ALIAS = "authority";
    private static final X500Name NAME = new X500Name("CN=Test authority");

    private final PrivateKey key;
    private final X509Certificate certificate;

    private Certificates(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** One that nobody trusts yet. */
    public static Certificates authority() {
        try {
            KeyPair pair = pair();
            JcaX509v3CertificateBuilder builder = builder(NAME, pair, days(365));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new Certificates(pair.getPrivate(), signed(builder, pair.getPrivate()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one the service trusts. */
    public static Certificates trusted() {
        String file =
                org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue(TestAuthority.FILE, String.class);
        try {
            KeyStore store = KeyStore.getInstance(Path.of(file).toFile(), PASSWORD);
            return new Certificates(
                    (PrivateKey) store.getKey(ALIAS, PASSWORD), (X509Certificate) store.getCertificate(ALIAS));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void save(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            store(ALIAS, key, certificate).store(out, PASSWORD);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The TLS side of a site.
     *
     * @param host whom the certificate is for
     * @param end until when it is good
     */
    public SSLContext site(String host, Instant end) {
        try {
            KeyPair pair = pair();
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + host), pair, Date.from(end));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store("site", pair.getPrivate(), signed(builder, key), certificate), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Date end) {
        return new JcaX509v3CertificateBuilder(
                NAME, BigInteger.valueOf(System.nanoTime()), days(-365), end, subject, pair.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyStore store(String alias, PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(alias, key, PASSWORD, chain);
        return store;
    }

    private static Date days(int days) {
        return Date.from(Instant.now().plus(Duration.ofDays(days)));
    }
}
