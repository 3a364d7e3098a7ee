package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;

/** Key pairs for other add-ons, encoded as cert-manager does. */
public final class KeyPairs {
    private KeyPairs() {}

    /** A new one. @param bits its size */
    public static KeyPair rsa(int bits) {
        return Keys.generate(JsonNodeFactory.instance.objectNode().put("size", bits));
    }

    /** The private key, in PEM. */
    public static String text(KeyPair pair) {
        return Keys.write(pair, "PKCS1");
    }

    /** @throws IllegalArgumentException when it is no private key */
    public static KeyPair read(String pem) {
        return Keys.read(pem);
    }

    /** A certificate for nobody in particular that the pair signs itself, in PEM. */
    public static String selfSigned(KeyPair pair, Instant from, Instant until) {
        byte[] subject = X509.subject("sealed-secrets", List.of());
        X509.Template template =
                new X509.Template(subject, pair.getPublic().getEncoded(), new byte[0], true, List.of(), from, until);
        return X509.certificate(template, subject, pair.getPrivate());
    }
}
