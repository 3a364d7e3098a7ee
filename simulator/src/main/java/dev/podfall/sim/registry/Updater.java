package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.Admission;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.strategy.ObjectMeta;
import dev.podfall.sim.registry.strategy.Strategy;
import dev.podfall.sim.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Updates, whole or patched. Mirrors {@code handlers/update.go}, {@code patch.go} and {@code registry/rest/update.go}. */
final class Updater {
    private static final String MODIFIED =
            "the object has been modified; please apply your changes to the latest version and try again";

    private static final int ATTEMPTS = 6;

    private final Objects objects;
    private final Admission admission;
    private final FieldOwners owners;
    private final Creator creator;

    Updater(Objects objects, Admission admission, Creator creator, FieldOwners owners) {
        this.objects = objects;
        this.admission = admission;
        this.owners = owners;
        this.creator = creator;
    }

    /** PUT. */
    Answer.One update(Request request) {
        Strategy strategy = objects.strategy(request.type());
        ObjectNode old = objects.find(request.type(), request.namespace(), request.name());
        JsonNode stored = old == null ? MissingNode.getInstance() : old;
        JsonNode own = strategy.schema().isPresent() ? request.body().deepCopy() : request.body();
        ObjectNode body = Decoder.decode(own, request.type(), stored);
        List<String> warnings = new ArrayList<>();
        FieldCheck.check(request, strategy, body, stored, warnings);
        checkName(request, body);
        if (old == null && strategy.createsOnUpdate() && request.subresource() == null) {
            return creator.create(request);
        }
        UnaryOperator<ObjectNode> step = admission.mayCallWebhooks() ? o -> body.deepCopy() : o -> body;
        return change(request, step, warnings);
    }

    /**
     * Changes an object. While a webhook is asked others may change it, too: then it begins anew.
     *
     * @param step from the shared old object to a new one of its own
     */
    Answer.One change(Request request, UnaryOperator<ObjectNode> step, List<String> warnings) {
        List<String> before = List.copyOf(warnings);
        for (int i = 1; i < ATTEMPTS; i++) {
            Optional<Answer.One> changed = attempt(request, step, warnings);
            if (changed.isPresent()) {
                return changed.get();
            }
            warnings.clear(); // the step tells its own again
            warnings.addAll(before);
        }
        throw ApiException.conflict(request.type(), request.name(), MODIFIED);
    }

    /** @return empty if the object has become another one meanwhile */
    private Optional<Answer.One> attempt(Request request, UnaryOperator<ObjectNode> step, List<String> warnings) {
        Strategy strategy = objects.strategy(request.type());
        ObjectNode old = objects.get(request.type(), request.namespace(), request.name());
        ObjectNode object = step.apply(old);
        if (object == old) {
            return Optional.of(new Answer.One(old, false, warnings));
        }
        fit(request, strategy, object, old);
        boolean gone = mayGo(strategy, object, old);
        if (old.has("spec") && object.get("spec") == old.get("spec")) {
            strategy.applyStatusDefaults(object);
        } else {
            strategy.applyDefaults(object);
        }
        StoredSize size = StoredSize.of(object, old);
        owners.written(request, strategy, object, old, size);
        Attributes attributes = Attributions.of(request, strategy, "UPDATE", object, old, warnings);
        if (admission.mutate(attributes)) {
            place(request, object);
            size = StoredSize.of(object, old);
        }
        Metadata.keepSystemFields(object, old);
        prepare(request, strategy, object, old);
        validate(request, strategy, object, old, size);
        strategy.warn(object, old, warnings);
        admission.validate(attributes);
        if (!isStill(old, objects.find(request.type(), request.namespace(), request.name()))) {
            return Optional.empty();
        }
        if (object.equals(old) && !gone) {
            return Optional.of(new Answer.One(old, false, warnings));
        }
        return Optional.of(new Answer.One(store(request, strategy, object, old, size), false, warnings));
    }

    private static boolean isStill(ObjectNode old, ObjectNode now) {
        return now == old
                || now != null
                        && Metadata.text(now, "uid").equals(Metadata.text(old, "uid"))
                        && Metadata.text(now, "resourceVersion").equals(Metadata.text(old, "resourceVersion"));
    }

    private ObjectNode store(Request request, Strategy strategy, ObjectNode object, ObjectNode old, StoredSize size) {
        if (request.dryRun()) {
            return object;
        }
        Trees.share(old, object);
        if (mayGo(strategy, object, old)) {
            objects.put(request.type(), object, size);
            return objects.remove(request.type(), object);
        }
        return objects.put(request.type(), object, size);
    }

    /** Whether the object was only waiting for what this update takes away. */
    static boolean mayGo(Strategy strategy, ObjectNode object, ObjectNode old) {
        return Metadata.has(old, "deletionTimestamp")
                && object.path("metadata").path("finalizers").isEmpty()
                && object.path("metadata").path("deletionGracePeriodSeconds").asLong() == 0
                && strategy.mayGo(object);
    }

    private static void checkName(Request request, ObjectNode object) {
        String name = Metadata.text(object, "name");
        if (name.isEmpty()) {
            throw ApiException.badRequest("the name of the object (" + request.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(request.name())) {
            throw otherName(name, request.name());
        }
    }

    static ApiException otherName(String name, String onUrl) {
        return ApiException.badRequest(
                "the name of the object (" + name + ") does not match the name on the URL (" + onUrl + ")");
    }

    static ApiException otherNamespace() {
        return ApiException.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    /** Fits the object's namespace to the URL's. */
    private static void place(Request request, ObjectNode object) {
        ObjectNode metadata = Metadata.of(object);
        if (!request.type().namespaced()) {
            metadata.remove("namespace");
            return;
        }
        String namespace = metadata.path("namespace").asText();
        if (!namespace.isEmpty() && !namespace.equals(request.namespace())) {
            throw otherNamespace();
        }
        metadata.put("namespace", request.namespace());
    }

    private static void fit(Request request, Strategy strategy, ObjectNode object, ObjectNode old) {
        checkName(request, object);
        place(request, object);
        ObjectNode metadata = Metadata.of(object);
        String uid = metadata.path("uid").asText();
        String oldUid = Metadata.text(old, "uid");
        if (!uid.isEmpty() && !uid.equals(oldUid)) {
            throw otherUid(request, uid, oldUid);
        }
        checkVersion(request, strategy, metadata.path("resourceVersion").asText(), old);
    }

    private static ApiException otherUid(Request request, String uid, String oldUid) {
        if (request.verb() == Verb.PATCH) {
            FieldError error = FieldError.invalid("metadata.uid", "\"" + uid + "\"", "field is immutable");
            return ApiException.invalid(request.type(), request.name(), List.of(error, error));
        }
        String prefix = request.type().group().isEmpty() ? "" : request.type().group() + "/";
        return ApiException.conflict(
                request.type(),
                request.name(),
                "StorageError: invalid object, Code: 4, Key: /registry/" + prefix
                        + request.type().plural() + "/"
                        + Objects.key(request.type(), request.namespace(), request.name())
                        + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: " + uid
                        + ", UID in object meta: " + oldUid);
    }

    private static void checkVersion(Request request, Strategy strategy, String version, ObjectNode old) {
        if (version.isEmpty() || version.equals("0")) {
            if (!strategy.updatesUnconditionally() && request.verb() == Verb.UPDATE) {
                ResourceType plural = new ResourceType(
                        request.type().group(),
                        request.type().version(),
                        request.type().plural(),
                        request.type().plural(),
                        true);
                throw ApiException.invalid(
                        plural,
                        request.name(),
                        List.of(FieldError.invalid(
                                "metadata.resourceVersion", "0", "must be specified for an update")));
            }
        } else if (!version.chars().allMatch(Character::isDigit)) {
            throw new ApiException(500, "", "strconv.ParseUint: parsing \"" + version + "\": invalid syntax", null);
        } else if (!version.equals(Metadata.text(old, "resourceVersion"))) {
            throw ApiException.conflict(request.type(), request.name(), MODIFIED);
        }
    }

    private static void prepare(Request request, Strategy strategy, ObjectNode object, ObjectNode old) {
        if (request.subresource() == null) {
            strategy.prepareForUpdate(object, old);
        } else {
            strategy.prepareForSubresource(request.subresource(), object, old);
        }
    }

    /** What an earlier version stored has not all of today's defaults: a change that touches none of them is no change of them. */
    private static ObjectNode defaulted(Strategy strategy, ObjectNode object, ObjectNode old) {
        if (object.path("spec").equals(old.path("spec"))) {
            return old;
        }
        ObjectNode copy = old.deepCopy();
        strategy.applyDefaults(copy);
        return copy;
    }

    private static void validate(
            Request request, Strategy strategy, ObjectNode object, ObjectNode old, StoredSize size) {
        Errors errors = new Errors();
        ObjectMeta.validateUpdate(object, old, strategy, errors);
        StoredSize.requireBefore(strategy, object, size, errors);
        if (request.subresource() == null) {
            strategy.validateUpdate(object, defaulted(strategy, object, old), errors);
        } else {
            strategy.validateSubresource(request.subresource(), object, old, errors);
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(request.type(), request.name(), errors.list());
        }
    }
}
