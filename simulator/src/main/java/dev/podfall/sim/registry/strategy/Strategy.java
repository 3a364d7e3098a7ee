package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.patch.Place;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.structural.StructuralSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is special about a kind on its way into the store. This class is the strategy of a kind with nothing special; the
 * registry calls its methods in the order they stand here. Mirrors {@code k8s.io/apiserver/pkg/registry/rest}'s
 * RESTCreateStrategy, RESTUpdateStrategy and RESTDeleteStrategy.
 */
public class Strategy {
    private final KindSpec kind;

    public Strategy(KindSpec kind) {
        this.kind = kind;
    }

    public final KindSpec kind() {
        return kind;
    }

    public final ResourceType type() {
        return kind.type();
    }

    /** The schema of a custom resource; a built-in kind's is Go's. */
    public Optional<StructuralSchema> schema() {
        return Optional.empty();
    }

    /** Whether its objects are stored as this type; another version of them is not. */
    public boolean isStorageVersion() {
        return true;
    }

    /** What a client is told of a custom resource beside its names; null of a built-in kind. */
    public CustomView customView() {
        return null;
    }

    /** How the fields of the kind are owned. */
    public Place place() {
        return Place.builtIn(type().kind());
    }

    /** The fields of an object that a write cannot change, so that nobody owns them by it. @param subresource or null */
    public Set<String> resetFields(String subresource) {
        if (subresource == null) {
            return Set.of("status");
        }
        return subresource.equals("status") ? Set.of("spec") : Set.of();
    }

    /** What a client of this type and version sees of an object as it is stored. */
    public ObjectNode fromStorage(ObjectNode stored) {
        return stored;
    }

    /** An object in the version in which it is stored. */
    public ObjectNode toStorage(ObjectNode object) {
        return object;
    }

    /** Fills in what the client left out. Runs on every write, before admission. */
    public void applyDefaults(ObjectNode object) {}

    /** What {@link #applyDefaults} does outside the spec; alone where the spec is the one that is stored. */
    public void applyStatusDefaults(ObjectNode object) {}

    /** Allocates what the server gives, such as addresses. Runs on creation after admission, also on a dry run. */
    public void beginCreate(ObjectNode object) {}

    /** Clears what a client may not set on creation. */
    public void prepareForCreate(ObjectNode object) {
        if (kind.has("status")) {
            object.putObject("status");
        }
        if (kind.generation()) {
            ((ObjectNode) object.get("metadata")).put("generation", 1);
        }
    }

    /** What is wrong with a name; a DNS subdomain it must be, unless the kind says otherwise. */
    public List<String> validateName(String name) {
        return Names.subdomain(name);
    }

    /** Whether it has words of its own for an object that is too large, which {@link #validate} says. */
    public boolean limitsSize() {
        return false;
    }

    /** Notes who asked for it, in kinds that tell. */
    public void requestedBy(ObjectNode object, String user, List<String> itsGroups) {}

    /** What is wrong with a new object. */
    public void validate(ObjectNode object, Errors errors) {}

    /** Clears what this update may not change, and counts the generation. */
    public void prepareForUpdate(ObjectNode object, ObjectNode old) {
        if (kind.has("status")) {
            copyField(object, old, "status");
        }
        if (kind.generation() && specChanged(object, old)) {
            bumpGeneration(object, old);
        }
    }

    /** As {@link #prepareForUpdate} for a subresource; for {@code status} all but the status is as before. */
    public void prepareForSubresource(String subresource, ObjectNode object, ObjectNode old) {
        if (subresource.equals("status")) {
            List<String> fields = new java.util.ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            old.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                if (!field.equals("status") && !field.equals("metadata")) {
                    copyField(object, old, field);
                }
            }
        }
    }

    /** What is wrong with the change. */
    public void validateUpdate(ObjectNode object, ObjectNode old, Errors errors) {
        validate(object, errors);
    }

    /** What is wrong with the change through a subresource. */
    public void validateSubresource(String subresource, ObjectNode object, ObjectNode old, Errors errors) {}

    /** Warnings for the client, beside errors. */
    public void warn(ObjectNode object, ObjectNode old, List<String> warnings) {}

    /** Whether a PUT may create. */
    public boolean createsOnUpdate() {
        return false;
    }

    /** Whether a PUT may come without resourceVersion. */
    public boolean updatesUnconditionally() {
        return true;
    }

    /** The seconds a deletion waits for the object's keeper, or null when it does not wait. */
    public Long gracePeriod(ObjectNode object, DeleteOptions options) {
        return null;
    }

    /** Whether an object marked for deletion may go; its finalizers are looked at by the registry. */
    public boolean mayGo(ObjectNode object) {
        return true;
    }

    /** Marks a deletion, such as the phase of a namespace. */
    public void markDeletion(ObjectNode object) {}

    /** Whether dependents are orphaned when the client does not say. */
    public DeleteOptions.Propagation defaultPropagation() {
        return DeleteOptions.Propagation.Background;
    }

    /** Where the number of replicas is told. */
    public ScalePaths scalePaths() {
        return ScalePaths.BUILT_IN;
    }

    /** The fields beyond metadata.name and metadata.namespace that a field selector may name. */
    public List<String> selectableFields() {
        return List.of();
    }

    /** Whether what the generation counts differs. */
    protected boolean specChanged(ObjectNode object, ObjectNode old) {
        return !object.path("spec").equals(old.path("spec"));
    }

    protected static void bumpGeneration(ObjectNode object, ObjectNode old) {
        long generation = old.path("metadata").path("generation").asLong();
        ((ObjectNode) object.get("metadata")).put("generation", (int) generation + 1);
    }

    protected static void copyField(ObjectNode to, ObjectNode from, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }
}
