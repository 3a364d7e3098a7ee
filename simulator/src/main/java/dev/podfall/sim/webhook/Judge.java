package dev.podfall.sim.webhook;

import dev.podfall.sim.net.tls.CertificateChain;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Trusts a webhook's server as Go's client does, and says in its words why not. */
final class Judge extends X509ExtendedTrustManager {
    private final List<X509Certificate> roots;
    private final String host;

    /**
     * @param authorities in PEM; empty for the system's own
     * @throws IllegalArgumentException if they hold no certificate
     */
    Judge(String authorities, String host) throws GeneralSecurityException {
        this.roots = authorities.isEmpty() ? systemRoots() : CertificateChain.all(authorities);
        this.host = host;
        if (roots.isEmpty() && !authorities.isEmpty()) {
            throw new IllegalArgumentException("There is no certificate among the authorities.");
        }
    }

    private static List<X509Certificate> systemRoots() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                return List.of(known.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Optional<String> problem = CertificateChain.of(List.of(chain))
                .distrust(roots, host, InstantSource.system().instant());
        if (problem.isPresent()) {
            throw new CertificateException(problem.get());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no client is asked for its certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
