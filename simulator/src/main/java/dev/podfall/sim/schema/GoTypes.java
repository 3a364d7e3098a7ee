package dev.podfall.sim.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names that Go has for the types of some fields, such as {@code v1.DNSPolicy} for a string. Read when first asked. */
final class GoTypes {
    private GoTypes() {}

    /** @return the type as Go names it, or null where it is one without a name */
    static String of(String struct, String field) {
        return Holder.NAMES.get(struct + "\t" + field);
    }

    private static final class Holder {
        private static final Map<String, String> NAMES = read();

        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>();
            try (InputStream in = GoTypes.class.getResourceAsStream("/sim/go-types.tsv");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int tab = line.lastIndexOf('\t');
                    if (tab >= 0) {
                        names.put(line.substring(0, tab), line.substring(tab + 1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The names of Go's types cannot be read.", e);
            }
            return Map.copyOf(names);
        }
    }
}
