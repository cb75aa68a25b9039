package io.strongroom.worker.adapter.out.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificate authorities that a storage's certificate may come from: Java's own and those of a PEM file. */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /** Empty when Java's own suffice; then the driver uses the default context. */
    static Optional<SSLContext> context(Optional<Path> pemFile) {
        return pemFile.map(TrustedAuthorities::contextWith);
    }

    private static SSLContext contextWith(Path pemFile) {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int count = 0;
            for (X509Certificate known : defaults()) {
                all.setCertificateEntry("java-" + count++, known);
            }
            for (Certificate added : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                all.setCertificateEntry("file-" + count++, added);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "the file of certificate authorities " + pemFile + " cannot be used", unusable);
        }
    }

    private static X509Certificate[] defaults() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                return known.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}
