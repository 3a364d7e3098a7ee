package dev.podfall.sim.authn;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Certificates whose signature was found right: to check one takes milliseconds, and each kubectl shows the same one anew. The
 * ones shown last are known. From any thread.
 */
final class Known {
    private static final int MOST = 256;

    private final Map<X509Certificate, Boolean> certificates = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<X509Certificate, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean has(X509Certificate certificate) {
        return certificates.get(certificate) != null;
    }

    synchronized void add(X509Certificate certificate) {
        certificates.put(certificate, true);
    }
}
