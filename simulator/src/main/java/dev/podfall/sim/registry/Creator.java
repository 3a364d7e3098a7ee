package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.Admission;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.strategy.ObjectMeta;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Creation. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/create.go} and {@code registry/rest/create.go}. */
final class Creator {
    private static final int SUFFIX = 5;
    private static final int LONGEST_BASE = 63 - SUFFIX;
    private static final int ATTEMPTS = 8;

    private final Objects objects;
    private final Admission admission;
    private final Timeline timeline;
    private final Dice dice;
    private final FieldOwners owners;

    Creator(Objects objects, Admission admission, Timeline timeline, Dice dice, FieldOwners owners) {
        this.objects = objects;
        this.admission = admission;
        this.timeline = timeline;
        this.dice = dice;
        this.owners = owners;
    }

    Answer.One create(Request request) {
        Strategy strategy = objects.strategy(request.type());
        List<String> warnings = new ArrayList<>();
        ObjectNode object = Decoder.decode(request.body(), request.type());
        FieldCheck.check(request, strategy, object, warnings);
        place(request, object);
        strategy.applyDefaults(object);
        StoredSize size = StoredSize.of(object);
        owners.written(request, strategy, object, null, size);
        if (admission.mutate(Attributions.of(request, strategy, "CREATE", object, null, warnings))) {
            place(request, object); // what changed it knows of no namespace but its own
            size = StoredSize.of(object);
        }
        if (Metadata.has(object, "resourceVersion") && !request.dryRun()) {
            throw new ApiException(500, "", "resourceVersion should not be set on objects to be created", null);
        }
        stamp(request, object);
        strategy.prepareForCreate(object);
        strategy.requestedBy(object, request.user().name(), request.user().groups());
        strategy.beginCreate(object);
        validate(strategy, object, size);
        strategy.warn(object, null, warnings);
        // A generated name is there only now.
        admission.validate(Attributions.of(request, strategy, "CREATE", object, null, warnings));
        String name = Metadata.text(object, "name");
        if (objects.find(request.type(), request.namespace(), name) != null) {
            throw ApiException.alreadyExists(request.type(), name);
        }
        ObjectNode stored = request.dryRun() ? object : objects.put(request.type(), object, size);
        return new Answer.One(stored, true, warnings);
    }

    /** Fits the object's namespace and name to the URL's. */
    private static void place(Request request, ObjectNode object) {
        ObjectNode metadata = Metadata.of(object);
        if (!request.type().namespaced()) {
            metadata.remove("namespace");
        } else {
            String given = metadata.path("namespace").asText();
            if (!given.isEmpty() && !given.equals(request.namespace())) {
                throw Updater.otherNamespace();
            }
            metadata.put("namespace", request.namespace());
        }
        if (request.name() != null && metadata.path("name").asText().isEmpty()) {
            metadata.put("name", request.name());
        }
    }

    private void stamp(Request request, ObjectNode object) {
        ObjectNode metadata = Metadata.of(object);
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"));
        metadata.put("uid", dice.uid()).put("creationTimestamp", KubeObject.time(timeline.now()));
        String base = metadata.path("generateName").asText();
        if (metadata.path("name").asText().isEmpty() && !base.isEmpty()) {
            metadata.put("name", freeName(request.type(), request.namespace(), base));
        }
    }

    private String freeName(ResourceType type, String namespace, String base) {
        String prefix = base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base;
        String name = prefix + dice.suffix(SUFFIX);
        for (int i = 1; i < ATTEMPTS && objects.find(type, namespace, name) != null; i++) {
            name = prefix + dice.suffix(SUFFIX);
        }
        return name;
    }

    private static void validate(Strategy strategy, ObjectNode object, StoredSize size) {
        Errors errors = new Errors();
        ObjectMeta.validate(object, strategy, errors);
        StoredSize.requireBefore(strategy, object, size, errors);
        strategy.validate(object, errors);
        if (!errors.isEmpty()) {
            List<FieldError> list = errors.list();
            throw ApiException.invalid(strategy.type(), Metadata.text(object, "name"), list);
        }
    }
}
