package dev.podfall.scenario.origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An author's key for signing packs, Ed25519: a file of two lines, the private and the public part in Base64. */
public final class PackKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int SHORT = 16;

    private final KeyPair pair;

    private PackKey(KeyPair pair) {
        this.pair = pair;
    }

    /** A new one. */
    public static PackKey generate() {
        try {
            return new PackKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws OriginRefused if the file holds no such key */
    public static PackKey read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new PackKey(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoded(lines.get(1)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoded(lines.get(0))))));
        } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
            throw new OriginRefused(
                    file + " holds no key for signing.",
                    "Name the key's file, or move this one away: a new one is made then.");
        }
    }

    /** Its two lines. Whoever has them signs in its owner's name. */
    public String text() {
        return encoded(pair.getPrivate().getEncoded()) + "\n"
                + encoded(pair.getPublic().getEncoded()) + "\n";
    }

    /** What tells it from others: {@code SHA256:…}, short. */
    public String fingerprint() {
        return fingerprint(pair.getPublic());
    }

    String publicText() {
        return encoded(pair.getPublic().getEncoded());
    }

    String sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fingerprint of who signed; null if that signature is not of this text. */
    static String signer(byte[] text, String publicText, String signed) {
        try {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(publicText)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(decoded(signed)) ? fingerprint(key) : null;
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return null;
        }
    }

    private static String fingerprint(PublicKey key) {
        return "SHA256:" + hash(key.getEncoded()).substring(0, SHORT);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.strip());
    }
}
