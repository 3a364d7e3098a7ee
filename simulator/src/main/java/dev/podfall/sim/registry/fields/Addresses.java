package dev.podfall.sim.registry.fields;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses, in upstream's words. Mirrors {@code k8s.io/apimachinery/pkg/util/validation/ip.go} and {@code ValidateEndpointIP}. */
public final class Addresses {
    private static final String NONE = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";

    /** Of all ways to write one, so that no text from outside is looked at for long. */
    private static final int LONGEST = 45;

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|[01]?\\d{1,2})";
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private Addresses() {}

    /** The address that a text names; nothing is looked up, also where a number is too large for an address. */
    public static Optional<InetAddress> parse(String text) {
        boolean literal = text.length() <= LONGEST && LITERAL.matcher(text).matches();
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /** What is wrong with an address of either family. */
    public static List<String> any(String text) {
        if (parse(text).isEmpty()) {
            return List.of(NONE);
        }
        return Subnet.hasLeadingZeros(text) ? List.of("must not have leading 0s") : List.of();
    }

    /** Why an address cannot be an endpoint's, or a Service's from outside. */
    public static List<String> endpoint(String text) {
        Optional<InetAddress> address = parse(text);
        if (address.isEmpty()) {
            return List.of("must be a valid IP address");
        }
        List<String> wrong = new ArrayList<>();
        if (address.get().isAnyLocalAddress()) {
            wrong.add("may not be unspecified (" + text + ")");
        }
        if (address.get().isLoopbackAddress()) {
            wrong.add("may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (address.get().isLinkLocalAddress()) {
            wrong.add("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        if (isLinkLocalMulticast(address.get())) {
            wrong.add("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
        }
        return wrong;
    }

    private static boolean isLinkLocalMulticast(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? (bytes[0] & 0xFF) == 224 && bytes[1] == 0 && bytes[2] == 0
                : (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0x0F) == 2;
    }

    /** What is wrong with an address of either family, which must be written as one of that family. */
    public static List<String> plain(String text) {
        List<String> wrong = new ArrayList<>(any(text));
        if (isMapped(text)) {
            wrong.add("must not be an IPv4-mapped IPv6 address");
        }
        return wrong;
    }

    /** What is wrong with an address that must be written in the one canonical way. Mirrors {@code IsValidIP}. */
    public static List<String> canonical(String text) {
        List<String> wrong = plain(text);
        if (!wrong.isEmpty() || text.equals(written(text))) {
            return wrong;
        }
        return List.of("must be in canonical form (\"" + written(text) + "\")");
    }

    /** Whether it is an IPv4 address in the clothes of an IPv6 one. */
    static boolean isMapped(String text) {
        return text.contains(":")
                && parse(text).filter(a -> a.getAddress().length == 4).isPresent();
    }

    /** An address as RFC 5952 writes it: lower case, no needless zeros, the longest run of empty groups left out. */
    public static String written(String text) {
        byte[] bytes = parse(text).map(InetAddress::getAddress).orElse(new byte[0]);
        if (bytes.length != 16) {
            return text;
        }
        int[] groups = new int[bytes.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            int run = i;
            while (run < groups.length && groups[run] == 0) {
                run++;
            }
            if (run - i > length) {
                start = i;
                length = run - i;
            }
        }
        return length < 2
                ? joined(groups, 0, groups.length)
                : joined(groups, 0, start) + "::" + joined(groups, start + length, groups.length);
    }

    private static String joined(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
