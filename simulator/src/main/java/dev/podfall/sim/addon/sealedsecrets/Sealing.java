package dev.podfall.sim.addon.sealedsecrets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a value for whom a public key belongs to. Two bytes tell how long the sealed session key is; it and the sealed value follow.
 * Mirrors {@code pkg/crypto/crypto.go}.
 */
final class Sealing {
    private static final int SESSION_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Sealing() {}

    /** @param label the scope: whom the value is for in the cluster */
    static byte[] seal(PublicKey key, byte[] value, String label) {
        try {
            byte[] session = new byte[SESSION_KEY];
            new SecureRandom().nextBytes(session);
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, key, oaep(label));
            byte[] sealedSession = rsa.doFinal(session);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(sealedSession.length >> 8);
            out.write(sealedSession.length);
            out.writeBytes(sealedSession);
            out.writeBytes(aes(Cipher.ENCRYPT_MODE, session).doFinal(value));
            return out.toByteArray();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("cannot seal with this key: " + unusable.getMessage(), unusable);
        }
    }

    /** The value; empty if it was sealed for another key, or for somebody else in the cluster. */
    static Optional<byte[]> unseal(PrivateKey key, byte[] sealed, String label) {
        if (sealed.length < 2) {
            return Optional.empty();
        }
        int length = (sealed[0] & 0xFF) << 8 | sealed[1] & 0xFF;
        if (sealed.length < length + 2) {
            return Optional.empty();
        }
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.DECRYPT_MODE, key, oaep(label));
            byte[] session = rsa.doFinal(sealed, 2, length);
            byte[] value = Arrays.copyOfRange(sealed, 2 + length, sealed.length);
            return Optional.of(aes(Cipher.DECRYPT_MODE, session).doFinal(value));
        } catch (GeneralSecurityException other) {
            return Optional.empty();
        }
    }

    private static OAEPParameterSpec oaep(String label) {
        byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
        return new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(bytes));
    }

    /** The nonce is all zeros: each key seals one value. */
    private static Cipher aes(int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[NONCE]));
        return cipher;
    }
}
