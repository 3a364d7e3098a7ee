package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.RequestDetails;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.patch.Place;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells admission what a request is about. */
final class Attributions {
    private Attributions() {}

    static Attributes of(
            Request request,
            Strategy strategy,
            String operation,
            ObjectNode object,
            ObjectNode old,
            List<String> warnings) {
        String name = object != null ? Metadata.text(object, "name") : request.name();
        RequestDetails details = new RequestDetails(
                request.user().uid(),
                request.user().extra(),
                () -> operation.equals("DELETE") ? deleteOptions(request) : writeOptions(request, operation),
                () -> complete(request, strategy, object),
                applying(strategy));
        return new Attributes(
                operation,
                request.type(),
                request.subresource(),
                request.namespace(),
                name,
                object,
                old,
                request.user().name(),
                request.user().groups(),
                request.dryRun(),
                warnings,
                details);
    }

    private static RequestDetails.Applying applying(Strategy strategy) {
        return new RequestDetails.Applying() {
            @Override
            public Place place() {
                return strategy.place();
            }

            @Override
            public List<String> problems(ObjectNode configuration) {
                return FieldCheck.undeclared(strategy, configuration);
            }

            @Override
            public Optional<String> undecodable(ObjectNode object) {
                return FieldCheck.undecodable(strategy, object);
            }
        };
    }

    /** What nobody knows is dropped, and nobody is warned: the client did not write it. */
    private static void complete(Request request, Strategy strategy, ObjectNode object) {
        WriteOptions asked = request.write();
        WriteOptions lenient =
                new WriteOptions(asked.dryRun(), asked.fieldManager(), FieldValidation.Ignore, asked.force());
        Decoder.decode(object, request.type());
        Request whole = request.withWrite(lenient).withPatch(null, request.body());
        FieldCheck.check(whole, strategy, object, new ArrayList<>());
        strategy.applyDefaults(object);
    }

    private static ObjectNode writeOptions(Request request, String operation) {
        boolean patch = request.verb() == Verb.PATCH && operation.equals("UPDATE");
        String kind = patch ? "PatchOptions" : operation.equals("CREATE") ? "CreateOptions" : "UpdateOptions";
        ObjectNode options = options(kind, request.dryRun());
        if (patch && request.patchType() == PatchType.APPLY && request.write().force()) {
            options.put("force", true);
        }
        String manager = request.write().fieldManager();
        if (manager != null && !manager.isEmpty()) {
            options.put("fieldManager", manager);
        }
        return options.put("fieldValidation", request.write().fieldValidation().name());
    }

    private static ObjectNode deleteOptions(Request request) {
        DeleteOptions asked = request.delete();
        ObjectNode options = options("DeleteOptions", asked.dryRun());
        if (asked.gracePeriodSeconds() != null) {
            options.put("gracePeriodSeconds", asked.gracePeriodSeconds());
        }
        if (asked.uid() != null || asked.resourceVersion() != null) {
            ObjectNode preconditions = options.putObject("preconditions");
            if (asked.uid() != null) {
                preconditions.put("uid", asked.uid());
            }
            if (asked.resourceVersion() != null) {
                preconditions.put("resourceVersion", asked.resourceVersion());
            }
        }
        if (asked.propagation() != null) {
            options.put("propagationPolicy", asked.propagation().name());
        }
        return options;
    }

    private static ObjectNode options(String kind, boolean dryRun) {
        ObjectNode options =
                JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        if (dryRun) {
            options.putArray("dryRun").add("All");
        }
        return options;
    }
}
