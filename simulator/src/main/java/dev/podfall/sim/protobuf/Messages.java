package dev.podfall.sim.protobuf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What fields each message has; read from {@code messages.txt} when the first client asks. */
final class Messages {
    private static final Map<String, String> LINES = lines();
    private static final Map<String, Map<Integer, Field>> PARSED = new ConcurrentHashMap<>();

    private Messages() {}

    /**
     * A field.
     *
     * @param name empty when its message is inlined
     * @param form {@code '*'} optional, {@code '['} repeated, <code>'{'</code> map, or a space
     * @param type a letter for what is built in, else a message's name
     */
    record Field(String name, char form, String type) {
        boolean isMessage() {
            return type.length() > 1;
        }
    }

    /** The name of an object's message. */
    static Optional<String> name(String apiVersion, String kind) {
        String name = kind.equals("DeleteOptions") ? "meta.DeleteOptions" : apiVersion + "." + kind;
        return LINES.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    static Map<Integer, Field> fields(String message) {
        return PARSED.computeIfAbsent(message, m -> parse(LINES.getOrDefault(m, "")));
    }

    private static Map<Integer, Field> parse(String line) {
        Map<Integer, Field> fields = new HashMap<>();
        for (String word : line.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                int colon = word.lastIndexOf(':');
                String type = word.substring(colon + 1);
                boolean formed = "*[{".indexOf(type.charAt(0)) >= 0;
                Field field = new Field(
                        word.substring(equals + 1, colon),
                        formed ? type.charAt(0) : ' ',
                        type.substring(formed ? 1 : 0));
                fields.put(Integer.parseInt(word.substring(0, equals)), field);
            }
        }
        return fields;
    }

    private static Map<String, String> lines() {
        Map<String, String> lines = new HashMap<>();
        try (InputStream in = Messages.class.getResourceAsStream("messages.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#") && space > 0) {
                    lines.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
