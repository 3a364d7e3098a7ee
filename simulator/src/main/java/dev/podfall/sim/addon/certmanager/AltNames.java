package dev.podfall.sim.addon.certmanager;

import static dev.podfall.sim.authn.Der.tagged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.authn.Der;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whom a certificate is for beside its common name (RFC 5280, 4.2.1.6). */
final class AltNames {
    private static final int EMAIL = 0x81;
    private static final int DNS = 0x82;
    private static final int URI = 0x86;
    private static final int ADDRESS = 0x87;

    private AltNames() {}

    /** Those of a Certificate's {@code spec}; empty for none. */
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

    /** Only addresses in digits: no name is looked up. */
    private static byte[] address(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            return new byte[0];
        }
        try {
            return java.net.InetAddress.getByName(text).getAddress();
        } catch (java.net.UnknownHostException noAddress) {
            return new byte[0];
        }
    }
}
