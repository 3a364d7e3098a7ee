package dev.podfall.sim.net.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's certificate, and those that it sends along. */
public final class CertificateChain {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]*-----END CERTIFICATE-----");
    private static final int LONGEST = 10;
    private static final int SIGNS_CERTIFICATES = 5;

    private final List<X509Certificate> certificates;

    private CertificateChain(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /**
     * The certificates in a PEM file, the server's own first.
     *
     * @throws IllegalArgumentException if there is none, or one that cannot be read
     */
    public static CertificateChain parse(String pem) {
        List<X509Certificate> found = all(pem);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no certificate in this file.");
        }
        return new CertificateChain(found);
    }

    /** As a server has sent them. */
    public static CertificateChain of(List<X509Certificate> certificates) {
        return new CertificateChain(certificates);
    }

    /**
     * The certificates in a PEM file.
     *
     * @throws IllegalArgumentException if one cannot be read
     */
    public static List<X509Certificate> all(String pem) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher block = BLOCK.matcher(pem); block.find(); ) {
                byte[] bytes = block.group().getBytes(StandardCharsets.US_ASCII);
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
            }
            return found;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("A certificate cannot be read: " + e.getMessage(), e);
        }
    }

    /** The host names and addresses that it is for. */
    public List<String> names() {
        return new SubjectNames(own()).all();
    }

    private X509Certificate own() {
        return certificates.get(0);
    }

    /**
     * Why a client does not trust it, in the words of Go; empty if it does. Mirrors {@code Certificate.Verify} of {@code crypto/x509}.
     *
     * @param roots whom the client trusts
     * @param host whom it means to talk to
     */
    public Optional<String> distrust(List<X509Certificate> roots, String host, Instant now) {
        Optional<String> problem = age(own(), now).or(() -> new SubjectNames(own()).mismatch(host));
        return problem.isPresent() ? problem : new Search(roots, now).problem();
    }

    /** Whether it was issued by whom it is for. */
    public boolean isSelfSigned() {
        return own().getSubjectX500Principal().equals(own().getIssuerX500Principal());
    }

    /** Whether one of them is behind it, whatever its age. */
    public boolean isVouchedForBy(List<X509Certificate> roots) {
        return new Search(roots, null).problem().isEmpty();
    }

    private static Optional<String> age(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        String current = "x509: certificate has expired or is not yet valid: current time "
                + now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        if (now.isBefore(from)) {
            return Optional.of(current + " is before " + from);
        }
        return now.isAfter(until) ? Optional.of(current + " is after " + until) : Optional.empty();
    }

    /** Looks for a way from the server's certificate to one that is trusted. */
    private final class Search {
        private final List<X509Certificate> roots;
        private final Instant now; // null for any
        private String hint = "";

        Search(List<X509Certificate> roots, Instant now) {
            this.roots = roots;
            this.now = now;
        }

        Optional<String> problem() {
            if (roots.contains(own()) || leads(own(), new HashSet<>())) {
                return Optional.empty();
            }
            return Optional.of("x509: certificate signed by unknown authority" + hint);
        }

        private boolean leads(X509Certificate from, Set<X509Certificate> seen) {
            if (!seen.add(from) || seen.size() > LONGEST) {
                return false;
            }
            for (X509Certificate root : roots) {
                if (signs(root, from)) {
                    return true;
                }
            }
            for (X509Certificate between : certificates.subList(1, certificates.size())) {
                if (signs(between, from) && leads(between, seen)) {
                    return true;
                }
            }
            return false;
        }

        private boolean signs(X509Certificate candidate, X509Certificate signed) {
            if (!candidate.getSubjectX500Principal().equals(signed.getIssuerX500Principal())) {
                return false;
            }
            boolean[] usage = candidate.getKeyUsage();
            if (candidate.getBasicConstraints() < 0 || usage != null && !usage[SIGNS_CERTIFICATES]) {
                remember("x509: invalid signature: parent certificate cannot sign this kind of certificate", candidate);
                return false;
            }
            try {
                signed.verify(candidate.getPublicKey());
            } catch (GeneralSecurityException wrong) {
                boolean rsa = candidate.getPublicKey().getAlgorithm().equals("RSA");
                remember(rsa ? "crypto/rsa: verification error" : "x509: ECDSA verification failure", candidate);
                return false;
            }
            return now == null || age(candidate, now).isEmpty();
        }

        private void remember(String why, X509Certificate candidate) {
            if (hint.isEmpty()) {
                hint = " (possibly because of \"" + why + "\" while trying to verify candidate authority certificate \""
                        + SubjectNames.commonName(candidate) + "\")";
            }
        }
    }
}
