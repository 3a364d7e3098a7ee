package dev.podfall.sim.api.http;

import dev.podfall.sim.client.ApiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * In which form the client wants the answer. Mirrors {@code
 * k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go}.
 *
 * @param yaml or else JSON
 * @param as what to convert objects to
 */
public record Accept(boolean yaml, As as) {
    /** A conversion asked for by the {@code as} parameter. */
    public enum As {
        OBJECT,
        TABLE,
        METADATA
    }

    static final Accept JSON = new Accept(false, As.OBJECT);

    private static final int LONGEST = 4096;

    /** One range of an Accept header. */
    public record Range(String type, Map<String, String> parameters, double quality) {}

    /**
     * @param header may be null
     * @throws ApiException 406 if nothing of what is acceptable can be served
     */
    public static Accept of(String header) {
        if (header == null || header.isBlank()) {
            return JSON;
        }
        boolean known = false;
        for (Range range : ranges(header)) {
            As as = as(range.parameters());
            boolean yaml = range.type().equals("application/yaml");
            boolean json = Set.of("application/json", "application/*", "*/*").contains(range.type());
            if (as != null && (yaml || json)) {
                return new Accept(yaml, as);
            }
            known |= yaml || json;
        }
        throw known ? Statuses.notConvertible() : Statuses.notAcceptable();
    }

    /** The form errors are told in: as asked for where possible, else JSON. */
    static Accept lenient(String header) {
        try {
            return new Accept(of(header).yaml(), As.OBJECT);
        } catch (ApiException notAcceptable) {
            return JSON;
        }
    }

    /** The ranges, best first. */
    public static List<Range> ranges(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String clause :
                header.substring(0, Math.min(header.length(), LONGEST)).split(",")) {
            String[] pieces = clause.trim().split(";", -1);
            Map<String, String> parameters = new TreeMap<>();
            for (int i = 1; i < pieces.length; i++) {
                String[] sides = pieces[i].trim().split("=", 2);
                parameters.put(sides[0].toLowerCase(Locale.ROOT), sides.length == 2 ? sides[1] : "");
            }
            ranges.add(new Range(pieces[0].trim().toLowerCase(Locale.ROOT), parameters, quality(parameters)));
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return ranges;
    }

    private static double quality(Map<String, String> parameters) {
        try {
            return Double.parseDouble(parameters.getOrDefault("q", "1"));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Null if the conversion is not known. */
    private static As as(Map<String, String> parameters) {
        String as = parameters.getOrDefault("as", "");
        if (as.isEmpty()) {
            return As.OBJECT;
        }
        boolean meta = parameters.getOrDefault("g", "").equals("meta.k8s.io")
                && Set.of("v1", "v1beta1").contains(parameters.getOrDefault("v", ""));
        if (!meta) {
            return null;
        }
        return switch (as) {
            case "Table" -> As.TABLE;
            case "PartialObjectMetadata", "PartialObjectMetadataList" -> As.METADATA;
            default -> null;
        };
    }
}
