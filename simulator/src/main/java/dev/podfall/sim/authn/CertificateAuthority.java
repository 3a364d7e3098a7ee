package dev.podfall.sim.authn;

import static dev.podfall.sim.authn.Der.bits;
import static dev.podfall.sim.authn.Der.bool;
import static dev.podfall.sim.authn.Der.flags;
import static dev.podfall.sim.authn.Der.integer;
import static dev.podfall.sim.authn.Der.octets;
import static dev.podfall.sim.authn.Der.oid;
import static dev.podfall.sim.authn.Der.sequence;
import static dev.podfall.sim.authn.Der.set;
import static dev.podfall.sim.authn.Der.tagged;
import static dev.podfall.sim.authn.Der.time;
import static dev.podfall.sim.authn.Der.utf8;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * A cluster's certificate authority: signs the API server's certificate and those of its users. Keys are EC P-256.
 * Mirrors what {@code kubeadm} lays down in {@code /etc/kubernetes/pki}.
 *
 * <p>Certificates are encoded here, by hand: a library for it costs a third of a second of every cold start.
 */
public final class CertificateAuthority {
    /** Real clocks of both sides apply to TLS, so the span is wide on purpose. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration AFTER = Duration.ofDays(3650);
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0x80;
    private static final int KEY_ENCIPHERMENT = 0x20;
    private static final int KEY_CERT_SIGN = 0x04;

    private final Identity identity;
    private final Known<X509Certificate, Boolean> own = new Known<>();

    private CertificateAuthority(Identity identity) {
        this.identity = identity;
    }

    /** A new authority, named {@code kubernetes}, valid around {@code now} (wall time). */
    public static CertificateAuthority create(Instant now) {
        try {
            KeyPair keys = newKeys();
            byte[] name = name("kubernetes", List.of());
            List<byte[]> extensions = List.of(
                    extension("2.5.29.19", true, sequence(bool(true))),
                    extension("2.5.29.15", true, flags(DIGITAL_SIGNATURE | KEY_ENCIPHERMENT | KEY_CERT_SIGN)),
                    extension("2.5.29.14", false, octets(keyId(keys.getPublic()))));
            Template template = new Template(name, name, keys.getPublic(), extensions);
            return new CertificateAuthority(new Identity(sign(template, keys.getPrivate(), now), keys.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make certificates: " + e.getMessage(), e);
        }
    }

    /** An authority that was saved. */
    public static CertificateAuthority of(Identity saved) {
        return new CertificateAuthority(saved);
    }

    /** The authority's own certificate and key, to save it. */
    public Identity identity() {
        return identity;
    }

    /** A certificate for the API server under these DNS names and IP addresses. */
    public Identity server(List<String> dnsNames, List<String> addresses, Instant now) {
        List<byte[]> names = new ArrayList<>();
        dnsNames.forEach(n -> names.add(tagged(0x82, n.getBytes(StandardCharsets.US_ASCII))));
        addresses.forEach(a -> names.add(tagged(0x87, address(a))));
        byte[] alternatives = extension("2.5.29.17", false, tagged(0x30, Der.join(names)));
        return issue(name("kube-apiserver", List.of()), SERVER_AUTH, List.of(alternatives), now);
    }

    /** A certificate that makes its holder {@code user} (common name) in {@code groups} (organizations). */
    public Identity client(String user, List<String> groups, Instant now) {
        return issue(name(user, groups), CLIENT_AUTH, List.of(), now);
    }

    /**
     * Certifies what somebody asks for.
     *
     * @param purposes of {@code server auth} and {@code client auth}
     * @return in PEM
     */
    public String sign(SigningRequest request, List<String> purposes, Duration validity, Instant now) {
        try {
            List<byte[]> uses = new ArrayList<>();
            if (purposes.contains("client auth")) {
                uses.add(oid(CLIENT_AUTH));
            }
            if (purposes.contains("server auth")) {
                uses.add(oid(SERVER_AUTH));
            }
            List<byte[]> extensions = new ArrayList<>(List.of(
                    extension("2.5.29.15", true, flags(DIGITAL_SIGNATURE | KEY_ENCIPHERMENT)),
                    extension("2.5.29.19", true, sequence())));
            if (!uses.isEmpty()) {
                extensions.add(extension("2.5.29.37", false, tagged(0x30, Der.join(uses))));
            }
            byte[] issuer = identity.certificate().getSubjectX500Principal().getEncoded();
            Template template = new Template(issuer, request.subject(), request.key(), extensions);
            return Pem.write(
                    "CERTIFICATE",
                    sign(template, identity.key(), now, now.plus(validity)).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This key cannot be certified: " + e.getMessage(), e);
        }
    }

    /** Whether this authority signed the certificate, for clients, and it is valid at {@code now} (wall time). */
    public boolean vouchesFor(X509Certificate certificate, Instant now) {
        try {
            if (own.get(certificate).isEmpty()) {
                certificate.verify(identity.certificate().getPublicKey());
                own.put(certificate, true);
            }
            certificate.checkValidity(Date.from(now));
            List<String> uses = certificate.getExtendedKeyUsage();
            return certificate
                            .getIssuerX500Principal()
                            .equals(identity.certificate().getSubjectX500Principal())
                    && uses != null
                    && uses.contains(CLIENT_AUTH);
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
    }

    /** A certificate without the parts that are alike in all. */
    private record Template(byte[] issuer, byte[] subject, PublicKey key, List<byte[]> extensions) {}

    private Identity issue(byte[] subject, String purpose, List<byte[]> more, Instant now) {
        try {
            KeyPair keys = newKeys();
            byte[] issuer = identity.certificate().getSubjectX500Principal().getEncoded();
            List<byte[]> extensions = new ArrayList<>(List.of(
                    extension("2.5.29.19", true, sequence()),
                    extension("2.5.29.15", true, flags(DIGITAL_SIGNATURE | KEY_ENCIPHERMENT)),
                    extension("2.5.29.37", false, sequence(oid(purpose))),
                    extension("2.5.29.14", false, octets(keyId(keys.getPublic()))),
                    extension(
                            "2.5.29.35",
                            false,
                            sequence(tagged(0x80, keyId(identity.certificate().getPublicKey()))))));
            extensions.addAll(more);
            Template template = new Template(issuer, subject, keys.getPublic(), extensions);
            return new Identity(sign(template, identity.key(), now), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make certificates: " + e.getMessage(), e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(Template template, PrivateKey signer, Instant now)
            throws GeneralSecurityException {
        return sign(template, signer, now, now.plus(AFTER));
    }

    private static X509Certificate sign(Template template, PrivateKey signer, Instant now, Instant end)
            throws GeneralSecurityException {
        BigInteger serial = new BigInteger(63, new SecureRandom()).setBit(0);
        byte[] body = sequence(
                tagged(0xA0, integer(BigInteger.TWO)),
                integer(serial),
                ECDSA_WITH_SHA256,
                template.issuer(),
                sequence(time(now.minus(BEFORE)), time(end)),
                template.subject(),
                template.key().getEncoded(),
                tagged(0xA3, tagged(0x30, Der.join(template.extensions()))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] whole = sequence(body, ECDSA_WITH_SHA256, bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String commonName, List<String> organizations) {
        List<byte[]> parts = new ArrayList<>();
        organizations.forEach(o -> parts.add(set(sequence(oid(ORGANIZATION), utf8(o)))));
        parts.add(set(sequence(oid(COMMON_NAME), utf8(commonName))));
        return tagged(0x30, Der.join(parts));
    }

    private static byte[] extension(String id, boolean critical, byte[] value) {
        return critical ? sequence(oid(id), bool(true), octets(value)) : sequence(oid(id), octets(value));
    }

    /** The usual one: SHA-1 of the key (RFC 5280, 4.2.1.2); the key is the encoding's end, an uncompressed point. */
    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        int point = 65;
        return MessageDigest.getInstance("SHA-1")
                .digest(java.util.Arrays.copyOfRange(encoded, encoded.length - point, encoded.length));
    }

    private static byte[] address(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an IP address: " + address, e);
        }
    }
}
