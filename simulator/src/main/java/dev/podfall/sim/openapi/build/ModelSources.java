package dev.podfall.sim.openapi.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads model classes from the source jars on the class path. The sources are generated and very regular; no Java
 * parser is needed.
 */
final class ModelSources {
    private static final Pattern IMPORT = Pattern.compile("import ([\\w.]+)\\.(\\w+);");
    private static final Pattern CLASS_DOC =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@JsonDeserialize", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "@JsonProperty\\(\"([^\"]+)\"\\)\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*private ([^=;]+?) \\w+(?: = [^;]*)?;");
    private static final Pattern GETTER = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@JsonProperty\\(\"([^\"]+)\"\\)[^;{]*?public [^(;{]+ get", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile("@Group\\(\"([^\"]*)\"\\)");
    private static final Pattern VERSION = Pattern.compile("@Version\\(\"([^\"]*)\"\\)");
    private static final Pattern WORD = Pattern.compile("[A-Z]\\w*");

    private final ClassLoader loader;
    private final Map<String, Optional<ModelClass>> known = new HashMap<>();

    ModelSources(ClassLoader loader) {
        this.loader = loader;
    }

    /** The class, if its source is there. */
    Optional<ModelClass> find(String name) {
        return known.computeIfAbsent(name, n -> read(n).map(source -> parse(n, source)));
    }

    private Optional<String> read(String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".java")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The source of " + name + " cannot be read.", e);
        }
    }

    private ModelClass parse(String name, String source) {
        Map<String, String> imports = new HashMap<>();
        IMPORT.matcher(source).results().forEach(m -> imports.put(m.group(2), m.group(1) + "." + m.group(2)));
        Map<String, String> descriptions = new HashMap<>();
        GETTER.matcher(source).results().forEach(m -> descriptions.put(m.group(2), Javadoc.text(m.group(1))));
        List<ModelClass.Field> fields = new ArrayList<>();
        Matcher doc = CLASS_DOC.matcher(source);
        String description = doc.find() ? Javadoc.text(doc.group(1)) : "";
        Matcher field = FIELD.matcher(source);
        while (field.find()) {
            String type = qualified(field.group(2), name, imports);
            String own = descriptions.getOrDefault(field.group(1), "");
            String told = own.equals(description) ? "" : own;
            fields.add(new ModelClass.Field(field.group(1), type, told));
        }
        return new ModelClass(name, description, first(GROUP, source), first(VERSION, source), fields);
    }

    private String qualified(String type, String owner, Map<String, String> imports) {
        String home = owner.substring(0, owner.lastIndexOf('.') + 1);
        if (type.contains(".")) {
            return type;
        }
        return WORD.matcher(type).replaceAll(m -> {
            String imported = imports.get(m.group());
            if (imported != null) {
                return imported.replace("java.util.", "");
            }
            boolean here = loader.getResource((home + m.group()).replace('.', '/') + ".java") != null;
            return here ? home + m.group() : m.group();
        });
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        return matcher.find() ? matcher.group(1) : null;
    }
}
