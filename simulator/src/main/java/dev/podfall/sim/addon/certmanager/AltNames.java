package dev.podfall.sim.addon.certmanager;

import static dev.podfall.sim.authn.Der.tagged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.authn.Der;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whom a certificate is for beside its common name (RFC 5280, 4.2.1.6). */
final class AltNames {
    private static final int EMAIL = 0x81;
    private static final int DNS = 0x82;
    private static final int URI = 0x86;
    private static final int ADDRESS = 0x87;

    private static final int FOUR = 4;
    private static final int LARGEST_OCTET = 255;

    private AltNames() {}

    /**
     * Those of a Certificate's {@code spec}; empty for none.
     *
     * @throws IllegalArgumentException for an address that is none
     */
    static byte[] encoded(JsonNode spec) {
        List<byte[]> names = new ArrayList<>();
        spec.path("dnsNames").forEach(n -> names.add(text(DNS, n)));
        spec.path("ipAddresses").forEach(n -> names.add(tagged(ADDRESS, address(n.asText()))));
        spec.path("uris").forEach(n -> names.add(text(URI, n)));
        spec.path("emailAddresses").forEach(n -> names.add(text(EMAIL, n)));
        return names.isEmpty() ? new byte[0] : tagged(0x30, Der.join(names));
    }

    private static byte[] text(int tag, JsonNode name) {
        return tagged(tag, name.asText().getBytes(StandardCharsets.US_ASCII));
    }

    /** Only addresses in digits: Java would look anything else up, and the cluster's loop would wait for the answer. */
    private static byte[] address(String text) {
        if (text.indexOf(':') >= 0) {
            return sixteen(text);
        }
        String[] parts = text.split("\\.", -1);
        byte[] octets = new byte[FOUR];
        for (int i = 0; i < FOUR; i++) {
            if (parts.length != FOUR || !parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > LARGEST_OCTET) {
                throw new IllegalArgumentException("invalid IP address: " + text);
            }
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }

    /** Java takes a text with a colon for an address, or refuses it; such a one is never looked up. */
    private static byte[] sixteen(String text) {
        try {
            if (text.matches("[0-9a-fA-F:.]+")) {
                return InetAddress.getByName(text).getAddress();
            }
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("invalid IP address: " + text, noAddress);
        }
        throw new IllegalArgumentException("invalid IP address: " + text);
    }
}
