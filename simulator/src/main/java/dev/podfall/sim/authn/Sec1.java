package dev.podfall.sim.authn;

import static dev.podfall.sim.authn.Der.bits;
import static dev.podfall.sim.authn.Der.integer;
import static dev.podfall.sim.authn.Der.octets;
import static dev.podfall.sim.authn.Der.oid;
import static dev.podfall.sim.authn.Der.sequence;
import static dev.podfall.sim.authn.Der.tagged;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/** EC private keys of the curve P-256 as SEC 1 has them (RFC 5915), which Java itself does not write. */
final class Sec1 {
    private static final String EC = "1.2.840.10045.2.1";
    private static final String P256 = "1.2.840.10045.3.1.7";
    private static final int SIZE = 32;

    private Sec1() {}

    static byte[] encode(ECPrivateKey key, ECPublicKey other) {
        byte[] point = Der.join(List.of(
                new byte[] {4},
                fixed(other.getW().getAffineX()),
                fixed(other.getW().getAffineY())));
        return sequence(
                integer(BigInteger.ONE), octets(fixed(key.getS())), tagged(0xA0, oid(P256)), tagged(0xA1, bits(point)));
    }

    /** The same key as PKCS#8, which Java reads. */
    static byte[] toPkcs8(byte[] sec1) {
        return sequence(integer(BigInteger.ZERO), sequence(oid(EC), oid(P256)), octets(sec1));
    }

    /** Exactly as many bytes as the curve's numbers have. */
    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[SIZE];
        int length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, fixed, SIZE - length, length);
        Arrays.fill(bytes, (byte) 0);
        return fixed;
    }
}
