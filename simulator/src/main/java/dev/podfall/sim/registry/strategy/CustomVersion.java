package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.table.CustomResourcePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One version that a CustomResourceDefinition serves. */
public final class CustomVersion {
    private final JsonNode definition;
    private final JsonNode version;
    private final JsonNode names;

    /** @param definition an established CustomResourceDefinition */
    public CustomVersion(JsonNode definition, JsonNode version) {
        this.definition = definition;
        this.version = version;
        this.names = definition.path("status").path("acceptedNames");
    }

    /** All versions that are served, in the order of the definition. */
    public static List<CustomVersion> of(JsonNode definition) {
        List<CustomVersion> all = new ArrayList<>();
        for (JsonNode version : definition.path("spec").path("versions")) {
            if (version.path("served").asBoolean()) {
                all.add(new CustomVersion(definition, version));
            }
        }
        return all;
    }

    /** What it serves, as of any other kind. */
    public KindSpec kind() {
        boolean namespaced = definition.path("spec").path("scope").asText().equals("Namespaced");
        ResourceType type = new ResourceType(
                group(),
                version.path("name").asText(),
                names.path("plural").asText(),
                names.path("kind").asText(),
                namespaced);
        List<String> subresources = new ArrayList<>();
        version.path("subresources").fieldNames().forEachRemaining(subresources::add);
        CustomView view = view();
        return new KindSpec(
                type,
                names.path("singular").asText(),
                texts(names.path("shortNames")),
                texts(names.path("categories")),
                Set.copyOf(subresources),
                Set.of(),
                true,
                false,
                (kind, addresses) -> new CustomResourceStrategy(kind, this, view),
                new CustomResourcePrinter(view.columns()));
    }

    private String group() {
        return definition.path("spec").path("group").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return List.copyOf(texts);
    }

    boolean isStored() {
        return version.path("storage").asBoolean();
    }

    String storedApiVersion() {
        return group() + "/" + stored().path("name").asText();
    }

    JsonNode storedSchema() {
        return stored().path("schema").path("openAPIV3Schema");
    }

    /** The schema of another version of the definition; missing if there is no such version. */
    JsonNode schemaOf(String apiVersion) {
        for (JsonNode other : definition.path("spec").path("versions")) {
            if (apiVersion.equals(group() + "/" + other.path("name").asText())) {
                return other.path("schema").path("openAPIV3Schema");
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode stored() {
        for (JsonNode other : definition.path("spec").path("versions")) {
            if (other.path("storage").asBoolean()) {
                return other;
            }
        }
        throw new IllegalStateException("A definition without a storage version was established.");
    }

    JsonNode schema() {
        return version.path("schema").path("openAPIV3Schema");
    }

    Optional<CustomScale> scale() {
        JsonNode scale = version.path("subresources").path("scale");
        return scale.isObject() ? Optional.of(CustomScale.of(scale)) : Optional.empty();
    }

    List<String> selectableFields() {
        List<String> fields = new ArrayList<>();
        version.path("selectableFields")
                .forEach(f -> fields.add(f.path("jsonPath").asText().substring(1)));
        return fields;
    }

    CustomView view() {
        String deprecation = "";
        if (version.path("deprecated").asBoolean()) {
            String usual = group() + "/" + version.path("name").asText() + " "
                    + names.path("kind").asText() + " is deprecated";
            deprecation = version.path("deprecationWarning").asText(usual + instead());
        }
        JsonNode columns = version.path("additionalPrinterColumns");
        return new CustomView(
                names.path("listKind").asText(), columns.isEmpty() ? onlyAge() : columns, schema(), deprecation);
    }

    /** Which version to use, if a later one is served that is not deprecated. */
    private String instead() {
        String best = version.path("name").asText();
        for (JsonNode other : definition.path("spec").path("versions")) {
            String name = other.path("name").asText();
            boolean usable = other.path("served").asBoolean()
                    && !other.path("deprecated").asBoolean();
            if (usable && VersionName.of(name).compareTo(VersionName.of(best)) > 0) {
                best = name;
            }
        }
        return best.equals(version.path("name").asText())
                ? ""
                : "; use " + group() + "/" + best + " " + names.path("kind").asText();
    }

    /** Whether the definition is on its way out, and takes no more objects. */
    boolean isTerminating() {
        return new KubeObject((ObjectNode) definition).is("Terminating");
    }

    private static JsonNode onlyAge() {
        ObjectNode age = JsonNodeFactory.instance.objectNode();
        age.put("name", "Age").put("type", "date").put("jsonPath", ".metadata.creationTimestamp");
        return JsonNodeFactory.instance.arrayNode().add(age);
    }
}
