package dev.podfall.sim.addon.certmanager;

import static dev.podfall.sim.authn.Der.integer;
import static dev.podfall.sim.authn.Der.octets;
import static dev.podfall.sim.authn.Der.oid;
import static dev.podfall.sim.authn.Der.sequence;
import static dev.podfall.sim.authn.Der.tagged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.authn.Pem;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Private keys as Certificates ask for them, and as text. Mirrors {@code pkg/util/pki/generate.go} and {@code parse.go}. */
final class Keys {
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String EC = "1.2.840.10045.2.1";
    private static final byte[] NULL = {5, 0};
    /** Certificates may have no such small ones, as their definition says; other add-ons' own keys may be. */
    private static final int SMALLEST_RSA = 1024;
    /** Upstream allows 8192; making such a key takes half a minute, and the cluster's time stands still meanwhile. */
    private static final int LARGEST_RSA = 4096;

    private static final Map<Integer, String> CURVES =
            Map.of(256, "1.2.840.10045.3.1.7", 384, "1.3.132.0.34", 521, "1.3.132.0.35");

    private Keys() {}

    /**
     * A new key. The definition of Certificates refuses most of what is refused here.
     *
     * @param wanted {@code spec.privateKey} of a Certificate, or nothing
     * @throws IllegalArgumentException if there is no such key, or making it would take too long
     */
    static KeyPair generate(JsonNode wanted) {
        if (!List.of("RSA", "ECDSA").contains(algorithm(wanted))) {
            throw new IllegalArgumentException("private keys of " + algorithm(wanted) + " are not simulated");
        }
        try {
            boolean ec = algorithm(wanted).equals("ECDSA");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ec ? "EC" : "RSA");
            int size = size(wanted);
            if (ec ? !CURVES.containsKey(size) : size < SMALLEST_RSA || size > LARGEST_RSA) {
                throw new IllegalArgumentException("unsupported " + algorithm(wanted) + " keysize specified: " + size);
            }
            if (ec) {
                generator.initialize(new ECGenParameterSpec("secp" + size + "r1"));
            } else {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("unsupported private key: " + impossible.getMessage(), impossible);
        }
    }

    private static String algorithm(JsonNode wanted) {
        return wanted.path("algorithm").asText("RSA");
    }

    private static int size(JsonNode wanted) {
        return wanted.path("size").asInt(algorithm(wanted).equals("ECDSA") ? 256 : 2048);
    }

    /** In which fields of {@code spec} a key is not what a Certificate asks for. */
    static List<String> violations(PublicKey key, JsonNode wanted) {
        boolean ec = algorithm(wanted).equals("ECDSA");
        if (ec != key instanceof ECPublicKey) {
            return List.of("spec.privateKey.algorithm");
        }
        return size(key) == size(wanted) ? List.of() : List.of("spec.privateKey.size");
    }

    private static int size(PublicKey key) {
        return key instanceof ECPublicKey ec
                ? ec.getParams().getCurve().getField().getFieldSize()
                : ((RSAPublicKey) key).getModulus().bitLength();
    }

    /** As text, in PKCS#1 (RSA) and SEC 1 (EC), or in PKCS#8. */
    static String write(KeyPair pair, String encoding) {
        if (encoding.equals("PKCS8")) {
            return Pem.write("PRIVATE KEY", pkcs8(pair));
        }
        if (pair.getPrivate() instanceof ECPrivateKey key) {
            return Pem.write("EC PRIVATE KEY", sec1(key, (ECPublicKey) pair.getPublic()));
        }
        List<byte[]> parts = Asn1.children(pair.getPrivate().getEncoded());
        return Pem.write("RSA PRIVATE KEY", Asn1.content(parts.get(2)));
    }

    /** Java leaves the public key out of an EC key, and does not compute it when it reads one. */
    private static byte[] pkcs8(KeyPair pair) {
        if (pair.getPrivate() instanceof ECPrivateKey key && pair.getPublic() instanceof ECPublicKey other) {
            byte[] algorithm = Asn1.children(other.getEncoded()).get(0);
            return sequence(integer(BigInteger.ZERO), algorithm, octets(sec1(key, other)));
        }
        return pair.getPrivate().getEncoded();
    }

    private static byte[] sec1(ECPrivateKey key, ECPublicKey other) {
        int bits = size(other);
        List<byte[]> spki = Asn1.children(other.getEncoded());
        return sequence(
                integer(BigInteger.ONE),
                octets(fixed(key.getS(), (bits + 7) / 8)),
                tagged(0xA0, oid(CURVES.get(bits))),
                tagged(0xA1, spki.get(1)));
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    /** @throws IllegalArgumentException when it is no private key, in Go's words */
    static KeyPair read(String pem) {
        if (!pem.contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException("error decoding private key PEM block");
        }
        try {
            byte[] der = Pem.bytes(pem);
            if (pem.contains("BEGIN RSA PRIVATE KEY")) {
                der = sequence(integer(BigInteger.ZERO), sequence(oid(RSA), NULL), octets(der));
            } else if (pem.contains("BEGIN EC PRIVATE KEY")) {
                byte[] curve = Asn1.content(Asn1.children(der).get(2));
                der = sequence(integer(BigInteger.ZERO), sequence(oid(EC), curve), octets(der));
            }
            return pair(der);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new IllegalArgumentException("error parsing private key: " + unreadable.getMessage(), unreadable);
        }
    }

    private static KeyPair pair(byte[] pkcs8) throws GeneralSecurityException {
        byte[] algorithm = Asn1.children(Asn1.children(pkcs8).get(1)).get(0);
        if (Arrays.equals(algorithm, oid(EC))) {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new KeyPair(publicOf(pkcs8), key);
        }
        RSAPrivateCrtKey key =
                (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        PublicKey other = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new KeyPair(other, key);
    }

    /** SEC 1 has the public key beside the private one; Java itself does not compute it. Null where it was left out. */
    private static PublicKey publicOf(byte[] pkcs8) throws GeneralSecurityException {
        List<byte[]> parts = Asn1.children(pkcs8);
        for (byte[] part : Asn1.children(Asn1.content(parts.get(2)))) {
            if (Asn1.tag(part) == 0xA1) {
                byte[] spki = sequence(parts.get(1), Asn1.content(part));
                return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            }
        }
        return null;
    }
}
