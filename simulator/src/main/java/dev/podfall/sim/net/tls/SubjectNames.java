package dev.podfall.sim.net.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whom a certificate is for. Mirrors {@code Certificate.VerifyHostname} of Go's {@code crypto/x509}. */
final class SubjectNames {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final int MOST_SHOWN = 100;

    private final X509Certificate certificate;
    private final List<String> hosts = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final boolean hasAlternatives;

    SubjectNames(X509Certificate certificate) {
        this.certificate = certificate;
        Collection<List<?>> alternatives = alternatives(certificate);
        hasAlternatives = alternatives != null;
        if (alternatives != null) {
            for (List<?> name : alternatives) {
                if (name.get(0).equals(DNS)) {
                    hosts.add(name.get(1).toString());
                } else if (name.get(0).equals(ADDRESS)) {
                    addresses.add(name.get(1).toString());
                }
            }
        }
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            return certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException unreadable) {
            return null;
        }
    }

    List<String> all() {
        List<String> all = new ArrayList<>(hosts);
        all.addAll(addresses);
        return all;
    }

    /** Why it is not for a host; empty if it is. */
    Optional<String> mismatch(String host) {
        boolean address = host.matches("[0-9.]+") || host.contains(":");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (address ? addresses.contains(bare) : hosts.stream().anyMatch(h -> fits(h, host))) {
            return Optional.empty();
        }
        if (!hasAlternatives && fits(commonName(certificate), host)) {
            return Optional.of("x509: certificate relies on legacy Common Name field, use SANs instead");
        }
        if (address && addresses.isEmpty()) {
            return Optional.of(
                    "x509: cannot validate certificate for " + bare + " because it doesn't contain any IP SANs");
        }
        List<String> valid = address ? addresses : hosts;
        if (valid.isEmpty()) {
            return Optional.of("x509: certificate is not valid for any names, but wanted to match " + host);
        }
        if (valid.size() >= MOST_SHOWN) {
            return Optional.of("x509: certificate is valid for " + valid.size() + " names, but none matched " + host);
        }
        return Optional.of("x509: certificate is valid for " + String.join(", ", valid) + ", not " + bare);
    }

    private static boolean fits(String pattern, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String given = pattern.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return !given.isEmpty()
                && (given.equals(wanted)
                        || given.startsWith("*.")
                                && dot > 0
                                && given.substring(1).equals(wanted.substring(dot)));
    }

    static String commonName(X509Certificate certificate) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return part.getValue().toString();
                }
            }
        } catch (InvalidNameException unreadable) {
            return "";
        }
        return "";
    }
}
