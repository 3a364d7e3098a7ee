package dev.podfall.scenario.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code schema/} in a catalogue's folder: the JSON Schemas, where editors find them. */
public final class SchemaFolder {
    private final Path folder;

    public SchemaFolder(Path catalogue) {
        this.folder = catalogue.resolve("schema");
    }

    /** Whether there is a schema of that name, such as {@code lab.schema.json}. */
    public static boolean has(String name) {
        return Schemas.all().containsKey(name);
    }

    /** A schema as its file holds it. */
    public static String text(ObjectNode schema) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files that are missing or out of date. */
    public List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<String, ObjectNode> schema : Schemas.all().entrySet()) {
            Path file = folder.resolve(schema.getKey());
            if (!text(schema.getValue()).equals(read(file))) {
                stale.add(file);
            }
        }
        return stale;
    }

    /** Brings all of them up to date. */
    public void write() throws IOException {
        Files.createDirectories(folder);
        for (Path file : stale()) {
            Files.writeString(file, text(Schemas.all().get(file.getFileName().toString())));
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            return "";
        }
    }
}
