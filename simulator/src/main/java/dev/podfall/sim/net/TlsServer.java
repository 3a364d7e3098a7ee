package dev.podfall.sim.net;

import dev.podfall.sim.net.tls.CertificateChain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a port that speaks TLS shows who it is. Nothing is really encrypted within the cluster; who verifies compares.
 *
 * @param names the host names and addresses that its certificate is for; a leading {@code *.} stands for one label
 * @param authority the certificate in PEM that vouches for it; empty when it signed itself
 * @param chain its own certificate and those that it sends along; null for a server of the host process, which has none
 */
public record TlsServer(List<String> names, String authority, CertificateChain chain) {
    /** A server of the host process. */
    public TlsServer(List<String> names, String authority) {
        this(names, authority, null);
    }

    /**
     * A server with a certificate of its own.
     *
     * @param pem its certificate first
     * @throws IllegalArgumentException if there is none
     */
    public static TlsServer of(String pem) {
        CertificateChain chain = CertificateChain.parse(pem);
        return new TlsServer(chain.names(), "", chain);
    }

    /** Whether the certificate is for a host. */
    public boolean isFor(String host) {
        return names.stream()
                .anyMatch(name -> name.equals(host)
                        || name.startsWith("*.")
                                && host.replaceFirst("^[^.]+", "*").equals(name));
    }

    /** Whether nobody but itself vouches for it. */
    public boolean isSelfSigned() {
        return chain != null ? chain.isSelfSigned() : authority.isEmpty();
    }

    /** Whether one of the certificates in a file of authorities vouches for it; one that cannot be read vouches for nobody. */
    public boolean isVouchedForBy(String authorities) {
        if (chain != null) {
            try {
                return chain.isVouchedForBy(CertificateChain.all(authorities));
            } catch (IllegalArgumentException unreadable) {
                return false;
            }
        }
        String own = body(authority);
        return !own.isEmpty() && body(authorities).contains(own);
    }

    /**
     * Why a client written in Go does not trust it; empty if it does.
     *
     * @param authorities the certificates in PEM that it trusts
     * @param host whom it means to talk to
     */
    public Optional<String> distrust(String authorities, String host, Instant now) {
        if (chain != null) {
            return chain.distrust(CertificateChain.all(authorities), host, now);
        }
        if (!isFor(host)) {
            return Optional.of("x509: certificate is valid for " + String.join(", ", names) + ", not " + host);
        }
        return isVouchedForBy(authorities)
                ? Optional.empty()
                : Optional.of("x509: certificate signed by unknown authority");
    }

    private static String body(String pem) {
        return pem.replace("-----BEGIN CERTIFICATE-----", "|").replaceAll("-----END CERTIFICATE-----|\\s", "");
    }
}
