package dev.podfall.sim.patch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How lists, maps and structs of the API are merged and owned: the facts of {@code sim/structure.tsv}. */
public final class Structure {
    /** The built-in kinds'. */
    public static final Structure BUILT_IN = load();

    private final Map<String, Fact> facts;

    private Structure(Map<String, Fact> facts) {
        this.facts = facts;
    }

    /** How a field is owned. */
    public enum Type {
        map,
        set,
        atomic,
        granular
    }

    /**
     * A field's facts.
     *
     * @param keys of a {@code map}
     * @param strategies of the strategic merge patch
     * @param mergeKey of the strategic merge patch, or null
     */
    public record Fact(Type type, List<String> keys, List<String> strategies, String mergeKey) {
        boolean merges() {
            return strategies.contains("merge");
        }

        boolean retainsKeys() {
            return strategies.contains("retainKeys");
        }

        boolean replaces() {
            return strategies.contains("replace");
        }
    }

    /**
     * The facts of a field, or null for the defaults: lists atomic and replaced, structs granular and merged.
     *
     * @param parent the field that holds it (for items of a list, the list), empty at the root
     */
    public Fact of(String kind, String parent, String field) {
        String path = parent.isEmpty() ? field : parent + "." + field;
        Fact own = facts.get(kind + "/" + path);
        if (own != null) {
            return own;
        }
        Fact shared = facts.get(path);
        return shared != null ? shared : facts.get("*." + field);
    }

    private static Structure load() {
        Map<String, Fact> facts = new HashMap<>();
        try (InputStream in = Structure.class.getResourceAsStream("/sim/structure.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] c = line.split("\t");
                    facts.put(
                            c[0], new Fact(Type.valueOf(c[1]), list(c[2]), list(c[3]), c[4].equals("-") ? null : c[4]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The structure facts cannot be read.", e);
        }
        return new Structure(facts);
    }

    private static List<String> list(String column) {
        return column.equals("-") ? List.of() : List.of(column.split(","));
    }
}
