package dev.podfall.sim.authn;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/**
 * A certificate with its key.
 *
 * @param certificate who it is
 * @param key proves it
 */
public record Identity(X509Certificate certificate, PrivateKey key) {
    /** The certificate as PEM. */
    public String certificatePem() {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of our own cannot be encoded.", e);
        }
    }

    /**
     * The key as PEM, in the form that kubeadm writes: SEC 1 under {@code EC PRIVATE KEY}. Client libraries tell an EC key by
     * that label; they take one in PKCS#8 for RSA.
     */
    public String keyPem() {
        ECPublicKey other = (ECPublicKey) certificate.getPublicKey();
        return Pem.write("EC PRIVATE KEY", Sec1.encode((ECPrivateKey) key, other));
    }

    /**
     * From the two PEM texts.
     *
     * @throws IllegalArgumentException if they are not a certificate and an EC key
     */
    public static Identity of(String certificatePem, String keyPem) {
        try {
            return new Identity(Pem.certificate(certificatePem), Pem.key(keyPem));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a certificate with its EC key in PEM: " + e.getMessage(), e);
        }
    }
}
