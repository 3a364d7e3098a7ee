package dev.podfall.sim.addon.certmanager;

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

import dev.podfall.sim.authn.Der;
import dev.podfall.sim.authn.Pem;
import dev.podfall.sim.net.tls.CertificateChain;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encodes requests for certificates (RFC 2986) and certificates (RFC 5280). Mirrors {@code pkg/util/pki/csr.go}. */
final class X509 {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    private static final byte[] NULL = {5, 0};
    private static final byte[] ECDSA = sequence(oid("1.2.840.10045.4.3.2"));
    private static final byte[] RSA = sequence(oid("1.2.840.113549.1.1.11"), NULL);
    private static final int ENCODES_KEYS = 0xA0;
    private static final int SIGNS = 0x06;

    private X509() {}

    /** Whom a certificate is for, as a Certificate says it. */
    static byte[] subject(String commonName, List<String> organizations) {
        List<byte[]> parts = new ArrayList<>();
        organizations.forEach(o -> parts.add(set(sequence(oid(ORGANIZATION), utf8(o)))));
        if (!commonName.isEmpty()) {
            parts.add(set(sequence(oid(COMMON_NAME), utf8(commonName))));
        }
        return tagged(0x30, Der.join(parts));
    }

    /** A request, in PEM. @param names as {@link AltNames#encoded} makes them; empty for none */
    static String request(byte[] subject, byte[] names, KeyPair keys) {
        byte[] attributes = names.length == 0
                ? tagged(0xA0, new byte[0])
                : tagged(
                        0xA0,
                        sequence(
                                oid(EXTENSION_REQUEST),
                                set(sequence(sequence(oid(ALTERNATIVE_NAMES), octets(names))))));
        byte[] body =
                sequence(integer(BigInteger.ZERO), subject, keys.getPublic().getEncoded(), attributes);
        return Pem.write("CERTIFICATE REQUEST", signed(body, keys.getPrivate()));
    }

    /**
     * The alternative names that a request asks for, encoded; empty for none.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static byte[] names(String request) {
        try {
            return namesIn(request);
        } catch (IndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("asn1: structure error: malformed certificate request", malformed);
        }
    }

    private static byte[] namesIn(String request) {
        byte[] info = Asn1.children(Pem.bytes(request)).get(0);
        for (byte[] part : Asn1.children(info)) {
            if (Asn1.tag(part) == 0xA0) {
                for (byte[] attribute : Asn1.children(part)) {
                    byte[] found = namesOf(attribute);
                    if (found.length > 0) {
                        return found;
                    }
                }
            }
        }
        return new byte[0];
    }

    private static byte[] namesOf(byte[] attribute) {
        List<byte[]> parts = Asn1.children(attribute);
        if (Arrays.equals(parts.get(0), oid(EXTENSION_REQUEST))) {
            byte[] extensions = Asn1.children(parts.get(1)).get(0);
            for (byte[] extension : Asn1.children(extensions)) {
                List<byte[]> fields = Asn1.children(extension);
                if (Arrays.equals(fields.get(0), oid(ALTERNATIVE_NAMES))) {
                    return Asn1.content(fields.get(fields.size() - 1));
                }
            }
        }
        return new byte[0];
    }

    /**
     * What is to be certified.
     *
     * @param subject encoded
     * @param key encoded
     * @param names encoded; empty for none
     * @param isAuthority whether it may sign others
     * @param purposes of extended key usage, by their numbers
     */
    record Template(
            byte[] subject,
            byte[] key,
            byte[] names,
            boolean isAuthority,
            List<String> purposes,
            Instant from,
            Instant until) {
        /** The same for another subject. */
        Template of(byte[] other) {
            return new Template(other, key, names, isAuthority, purposes, from, until);
        }
    }

    /** A certificate, in PEM. @param issuer the name of whom the key is, encoded */
    static String certificate(Template template, byte[] issuer, PrivateKey signer) {
        List<byte[]> extensions = new ArrayList<>();
        int usage = template.isAuthority() ? ENCODES_KEYS | SIGNS : ENCODES_KEYS;
        extensions.add(sequence(oid("2.5.29.15"), bool(true), octets(flags(usage))));
        byte[] constraints = template.isAuthority() ? sequence(bool(true)) : sequence();
        extensions.add(sequence(oid("2.5.29.19"), bool(true), octets(constraints)));
        if (!template.purposes().isEmpty()) {
            List<byte[]> uses = template.purposes().stream().map(Der::oid).toList();
            extensions.add(sequence(oid("2.5.29.37"), octets(tagged(0x30, Der.join(uses)))));
        }
        if (template.names().length > 0) {
            boolean alone = Asn1.children(template.subject()).isEmpty();
            extensions.add(
                    alone
                            ? sequence(oid(ALTERNATIVE_NAMES), bool(true), octets(template.names()))
                            : sequence(oid(ALTERNATIVE_NAMES), octets(template.names())));
        }
        byte[] body = sequence(
                tagged(0xA0, integer(BigInteger.TWO)),
                integer(new BigInteger(127, new SecureRandom()).setBit(0)),
                algorithm(signer),
                issuer,
                sequence(time(template.from()), time(template.until())),
                template.subject(),
                template.key(),
                tagged(0xA3, tagged(0x30, Der.join(extensions))));
        return Pem.write("CERTIFICATE", signed(body, signer));
    }

    /** The first certificate of a PEM text. @throws IllegalArgumentException if there is none, in Go's words */
    static X509Certificate read(String pem) {
        List<X509Certificate> all = CertificateChain.all(pem);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("error decoding certificate PEM block");
        }
        return all.get(0);
    }

    private static byte[] algorithm(PrivateKey signer) {
        return signer instanceof ECKey ? ECDSA : RSA;
    }

    private static byte[] signed(byte[] body, PrivateKey signer) {
        try {
            Signature signature = Signature.getInstance(signer instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(signer);
            signature.update(body);
            return sequence(body, algorithm(signer), bits(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("error signing: " + impossible.getMessage(), impossible);
        }
    }
}
