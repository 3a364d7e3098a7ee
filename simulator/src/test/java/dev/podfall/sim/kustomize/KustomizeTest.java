package dev.podfall.sim.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small folders, built here and by the real {@code kubectl kustomize}: the same objects, or the same error. */
class KustomizeTest {
    private static final Path CASES = Path.of("src/test/resources/kustomize");

    @TempDir
    Path home;

    static Stream<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aFolderIsBuiltAsByKubectl(String name) throws Exception {
        Needs.kubectl(36, "folders held against kubectl kustomize");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String part : Files.readString(CASES.resolve(name)).split("(?m)^== ")) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                files.put(part.substring(0, end), part.substring(end + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        String folder = home.toRealPath().toString();

        assertThat(built(folder, files)).isEqualTo(real(folder));
    }

    private static String built(String folder, Map<String, byte[]> files) {
        try {
            return shown(Kustomize.build(new Folder(folder, files), ""));
        } catch (KustomizeFailure failure) {
            return "error: " + failure.getMessage() + "\n";
        }
    }

    private static String real(String folder) throws Exception {
        Process process = new ProcessBuilder("kubectl", "kustomize", folder)
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? shown(Documents.all(output)) : errors.replaceAll("(?m)^# Warning.*\n", "");
    }

    /** By their ids: in which order they come is nobody's concern. */
    private static String shown(List<? extends JsonNode> objects) {
        Map<String, String> all = new TreeMap<>();
        objects.forEach(o -> all.put(Resource.id(o).toString(), sorted(o)));
        return String.join("\n", all.values());
    }

    private static String sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.fields().forEachRemaining(e -> fields.put(e.getKey(), sorted(e.getValue())));
            return fields.toString();
        }
        StringBuilder items = new StringBuilder();
        node.forEach(item -> items.append(sorted(item)).append(';'));
        return node.isArray() ? "[" + items + "]" : node.toString();
    }
}
