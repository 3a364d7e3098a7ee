package dev.podfall.sim.structural;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/** The formats of texts that a server knows; others say nothing. Mirrors {@code k8s.io/kube-openapi/pkg/validation/strfmt}. */
final class Formats {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String IPV4 = BYTE + "(\\." + BYTE + "){3}";
    private static final String HEX = "[0-9a-fA-F]";
    private static final String LABEL = "[a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?";

    private static final Map<String, Predicate<String>> KNOWN = Map.ofEntries(
            Map.entry("date", text -> parses(() -> LocalDate.parse(text))),
            Map.entry("date-time", text -> parses(() -> OffsetDateTime.parse(text.replace(' ', 'T')))),
            Map.entry("ipv4", like(IPV4)),
            Map.entry("ipv6", Formats::isIpv6),
            Map.entry("cidr", text -> {
                int slash = text.indexOf('/');
                return slash > 0 && isAddress(text.substring(0, slash)) && isPrefix(text.substring(slash + 1));
            }),
            Map.entry("uuid", like(HEX + "{8}-?" + HEX + "{4}-?" + HEX + "{4}-?" + HEX + "{4}-?" + HEX + "{12}")),
            Map.entry("mac", like(HEX + "{2}([:-]" + HEX + "{2}){5}([:-]" + HEX + "{2}){0,2}")),
            Map.entry("byte", like("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")),
            Map.entry("hostname", like(LABEL + "(\\." + LABEL + ")*\\.?")),
            Map.entry("email", like("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*")),
            Map.entry("duration", like("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)\\s*[a-zµμ]+((\\d+(\\.\\d*)?)\\s*[a-zµμ]+)*|0")),
            Map.entry("uri", Formats::isUri));

    private Formats() {}

    static Findings check(StructuralSchema schema, JsonNode value, String path) {
        Findings found = new Findings();
        String format = schema.json().path("format").asText("");
        Predicate<String> known = KNOWN.get(format);
        if (known != null && !known.test(value.asText())) {
            found.wrongType(path, format, value.asText());
        }
        return found;
    }

    /** Whether a text has that format. */
    static boolean knows(String format, String text) {
        return KNOWN.get(format).test(text);
    }

    private static Predicate<String> like(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).matches();
    }

    private static boolean isAddress(String text) {
        return KNOWN.get("ipv4").test(text) || isIpv6(text);
    }

    private static boolean isPrefix(String text) {
        return text.length() <= 3
                && !text.isEmpty()
                && text.chars().allMatch(Character::isDigit)
                && Integer.parseInt(text) <= 128;
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        String[] groups = text.replace("::", ":").split(":");
        int least = gap < 0 ? 8 : 0;
        long there = Arrays.stream(groups).filter(g -> !g.isEmpty()).count();
        boolean hexadecimal = Arrays.stream(groups).allMatch(g -> g.matches(HEX + "{0,4}"));
        return text.contains(":") && hexadecimal && there >= least && there <= 8 && text.indexOf("::", gap + 1) < 0;
    }

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null || text.startsWith("/");
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
