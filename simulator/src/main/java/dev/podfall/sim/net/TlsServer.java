package dev.podfall.sim.net;

import java.util.List;

/**
 * How a port that speaks TLS shows who it is. Nothing is really encrypted within the cluster; who verifies compares.
 *
 * @param names the host names and addresses that its certificate is for; a leading {@code *.} stands for one label
 * @param authority the certificate in PEM that vouches for it; empty when it signed itself
 */
public record TlsServer(List<String> names, String authority) {
    /** Whether the certificate is for a host. */
    public boolean isFor(String host) {
        return names.stream()
                .anyMatch(name -> name.equals(host)
                        || name.startsWith("*.")
                                && host.replaceFirst("^[^.]+", "*").equals(name));
    }

    /** Whether one of the certificates in a file of authorities vouches for it. */
    public boolean isVouchedForBy(String authorities) {
        String own = body(authority);
        return !own.isEmpty() && body(authorities).contains(own);
    }

    private static String body(String pem) {
        return pem.replace("-----BEGIN CERTIFICATE-----", "|").replaceAll("-----END CERTIFICATE-----|\\s", "");
    }
}
