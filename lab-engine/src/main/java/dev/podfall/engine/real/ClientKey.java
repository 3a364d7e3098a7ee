package dev.podfall.engine.real;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** What a client's private key is. The client library takes every key in PKCS#8 for RSA, so it is told. */
final class ClientKey {
    /** The object identifier id-ecPublicKey, in DER. */
    private static final String ELLIPTIC = new String(
            new byte[] {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01},
            StandardCharsets.ISO_8859_1);

    private ClientKey() {}

    static String algorithm(Config config) {
        String pem = pem(config);
        if (pem.contains("BEGIN EC PRIVATE KEY")) {
            return "EC";
        }
        String body = pem.replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
        String der = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
        return der.contains(ELLIPTIC) ? "EC" : "RSA";
    }

    private static String pem(Config config) {
        try {
            if (config.getClientKeyData() != null) {
                byte[] decoded = Base64.getDecoder().decode(config.getClientKeyData());
                return new String(decoded, StandardCharsets.ISO_8859_1);
            }
            return config.getClientKeyFile() == null ? "" : Files.readString(Path.of(config.getClientKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
