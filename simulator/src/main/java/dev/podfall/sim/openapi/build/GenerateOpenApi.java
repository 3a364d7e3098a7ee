package dev.podfall.sim.openapi.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code openapi/} into the classes' directory: {@code v2.json.gz} and {@code v2.pb.gz}, one {@code v3/GROUP_VERSION.json.gz} each,
 * {@code index.json} with their hashes, and {@code schema.json.gz} for the server's own use.
 *
 * <p>Arguments: the directory of the facts, and the directory to write to.
 */
public final class GenerateOpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path target;
    private final Facts facts;
    private final Definitions definitions;
    private final Map<String, ObjectNode> pathsByVersion = new TreeMap<>();
    private final Map<String, Set<String>> rootsByVersion = new TreeMap<>();

    private GenerateOpenApi(Path source, Path target) throws IOException {
        this.target = target;
        this.facts = new Facts(source);
        ModelSources sources = new ModelSources(Thread.currentThread().getContextClassLoader());
        this.definitions = new Definitions(sources, facts);
    }

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]).resolve("openapi");
        Path stamp = target.resolve("stamp");
        String wanted = stamp(source, Path.of(arguments[1]));
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.createDirectories(target.resolve("v3"));
        new GenerateOpenApi(source, target).run();
        Files.writeString(stamp, wanted);
    }

    /** Changes with the facts and with the generator itself. */
    private static String stamp(Path source, Path classes) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : List.of("facts.tsv", "descriptions.tsv", "zeros.tsv")) {
            all.append(hash(Files.readAllBytes(source.resolve(file))));
        }
        String home = GenerateOpenApi.class.getPackageName().replace('.', '/');
        try (var files = Files.list(classes.resolve(home))) {
            for (Path file : files.sorted().toList()) {
                all.append(hash(Files.readAllBytes(file)));
            }
        }
        all.append(hash(Files.readAllBytes(classes.resolve("dev/podfall/sim/client/Resources.class"))));
        return hash(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void run() throws IOException {
        definitions.add("io.fabric8.kubernetes.api.model.Status");
        definitions.add("io.fabric8.kubernetes.api.model.DeleteOptions");
        ServedKind.subresourceClasses().forEach(definitions::add);
        List<ServedKind> kinds = ServedKind.all();
        kinds.forEach(this::add);
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, ObjectNode> version : pathsByVersion.entrySet()) {
            byte[] document = JSON.writeValueAsBytes(version3(version.getKey(), version.getValue()));
            write("v3/" + version.getKey().replace('/', '_') + ".json.gz", document);
            index.put(version.getKey(), hash(document));
        }
        JsonNode version2 = version2();
        write("v2.json.gz", JSON.writeValueAsBytes(version2));
        write("v2.pb.gz", ProtobufDocument.of(version2));
        write("schema.json.gz", JSON.writeValueAsBytes(RuntimeSchema.of(definitions.schemas(), facts)));
        Files.write(target.resolve("index.json"), JSON.writeValueAsBytes(index));
    }

    private void add(ServedKind kind) {
        String definition = definitions.add(kind.className());
        String version =
                (kind.type().group().isEmpty() ? "api/" : "apis/") + kind.type().apiVersion();
        Set<String> roots = rootsByVersion.computeIfAbsent(version, v -> new TreeSet<>());
        roots.add(definition);
        if (kind.can("list")) {
            roots.add(definitions.add(kind.className() + "List"));
        }
        ObjectNode paths = pathsByVersion.computeIfAbsent(version, v -> JsonNodeFactory.instance.objectNode());
        boolean hasStatus =
                definitions.schemas().get(definition).at("/properties/status").isObject();
        new Paths(paths).add(kind, definition, hasStatus);
    }

    private ObjectNode version3(String version, ObjectNode paths) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "1.36");
        document.set("paths", paths);
        Set<String> names = new TreeSet<>();
        rootsByVersion.get(version).forEach(root -> reach(root, names));
        reach(DefinitionNames.META + "Status", names);
        reach(DefinitionNames.META + "DeleteOptions", names);
        reach(DefinitionNames.PATCH, names);
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        names.forEach(name -> schemas.set(name, definitions.schemas().get(name)));
        return document;
    }

    private void reach(String name, Set<String> names) {
        if (names.add(name)) {
            definitions.schemas().get(name).findValuesAsText("$ref").stream()
                    .filter(ref -> ref.startsWith(Definitions.REF)) // a property may have that name, too
                    .map(ref -> ref.substring(Definitions.REF.length()))
                    .forEach(next -> reach(next, names));
        }
    }

    private JsonNode version2() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("swagger", "2.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.3");
        ObjectNode paths = document.putObject("paths");
        pathsByVersion.values().forEach(p -> paths.setAll(Version2.paths(p)));
        document.set("definitions", Version2.definitions(definitions.schemas()));
        return document;
    }

    private void write(String name, byte[] document) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target.resolve(name)))) {
            out.write(document);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512.", e);
        }
    }
}
