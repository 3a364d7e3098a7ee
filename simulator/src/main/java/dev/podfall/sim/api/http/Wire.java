package dev.podfall.sim.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.schema.ZeroValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Trees to bytes. */
public final class Wire {
    private static final int DEEPEST = 512;
    private static final EventLines LINES = new EventLines();

    /** Reads and writes JSON; refuses trees too deep to be handled safely. */
    public static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private static final ObjectWriter PRETTY = JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Wire() {}

    public static byte[] json(JsonNode tree, boolean pretty) {
        try {
            return pretty ? PRETTY.writeValueAsBytes(tree) : JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object as a client gets it: in its own time, and with what a typed server writes of empty fields. */
    static JsonNode outward(JsonNode tree, TimeView time) {
        return ZeroValues.complete(time.out(tree));
    }

    /** A watch's event as a client gets it, on a line of its own. It may be shared: nobody may change it. */
    public static byte[] event(JsonNode event, TimeView time) {
        String type = event.path("type").asText();
        JsonNode object = event.path("object");
        return LINES.find(type, object, time.seconds()).orElseGet(() -> {
            byte[] line = line(type, object, time);
            LINES.add(type, object, time.seconds(), line);
            return line;
        });
    }

    private static byte[] line(String type, JsonNode object, TimeView time) {
        ObjectNode outward = JSON.createObjectNode();
        outward.put("type", type);
        outward.set("object", outward(object, time));
        byte[] json = json(outward, false);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    public static String json(JsonNode tree) {
        return tree.toString();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new QuickGzip(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** At the level that upstream compresses at ({@code defaultGzipContentEncodingLevel}). */
    private static final class QuickGzip extends GZIPOutputStream {
        private static final int BUFFER = 64 * 1024;

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
