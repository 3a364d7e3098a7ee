package dev.podfall.sim.authn;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * What somebody asks to have certified: a name and a public key (PKCS#10, RFC 2986).
 *
 * @param subject the name, encoded
 */
public record SigningRequest(byte[] subject, PublicKey key) {
    private static final int SEQUENCE = 0x30;
    private static final List<String> KEYS = List.of("EC", "RSA", "Ed25519");

    /** @throws IllegalArgumentException when it is none; the message is the API server's */
    public static SigningRequest parse(String pem) {
        try {
            byte[] whole = Pem.bytes(pem);
            byte[] info = part(whole, 0, 0);
            return new SigningRequest(whole(info, 1), key(whole(info, 2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new IllegalArgumentException("asn1: structure error: malformed certificate request", broken);
        }
    }

    /** The common name; empty without one. */
    public String commonName() {
        List<String> names = values("CN");
        return names.isEmpty() ? "" : names.get(0);
    }

    /** The organizations: the groups that a client's certificate stands for. */
    public List<String> organizations() {
        return values("O");
    }

    private List<String> values(String type) {
        try {
            List<String> all = new ArrayList<>();
            for (Rdn part : new LdapName(new X500Principal(subject).getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase(type)) {
                    all.add(part.getValue().toString());
                }
            }
            return all;
        } catch (InvalidNameException impossible) {
            return List.of();
        }
    }

    private static PublicKey key(byte[] encoded) {
        for (String algorithm : KEYS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw new IllegalArgumentException("unknown public key");
    }

    /** The content of the nth element within the element that begins at an offset. */
    private static byte[] part(byte[] der, int at, int index) {
        byte[] inner = whole(content(der, at), index);
        if (inner[0] != SEQUENCE) {
            throw new IllegalArgumentException("no sequence");
        }
        return content(inner, 0);
    }

    /** The nth of elements that lie one after the other, with its tag and length. */
    private static byte[] whole(byte[] elements, int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at = end(elements, at);
        }
        return Arrays.copyOfRange(elements, at, end(elements, at));
    }

    private static byte[] content(byte[] der, int at) {
        int head = head(der, at);
        return Arrays.copyOfRange(der, at + head, end(der, at));
    }

    private static int head(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int end(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        int length = first < 0x80 ? first : 0;
        for (int i = 0; first >= 0x80 && i < (first & 0x7F); i++) {
            length = length << 8 | der[at + 2 + i] & 0xFF;
        }
        int end = at + head(der, at) + length;
        if (length < 0 || end > der.length || end <= at) {
            throw new IllegalArgumentException("data truncated");
        }
        return end;
    }
}
