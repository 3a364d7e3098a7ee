package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Accept;
import dev.podfall.sim.api.http.Body;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.api.http.TimeView;
import dev.podfall.sim.api.http.TypedBody;
import dev.podfall.sim.authz.Escalation;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.FieldValidation;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.Verb;
import dev.podfall.sim.registry.WriteOptions;
import dev.podfall.sim.table.NameAndAgePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Objects: reads the request whole, asks the registry, and shapes what it answers. */
public final class ObjectRoutes {
    private final ApiServices services;
    private final Escalation escalation;

    public ObjectRoutes(ApiServices services, Escalation escalation) {
        this.services = services;
        this.escalation = escalation;
    }

    public Reply answer(Call call, Request request, ServedResource resource) {
        if (request.verb() == Verb.PATCH) {
            checkPatchType(Body.patchType(call), resource); // before all else, as upstream does
        }
        if (request.verb() == Verb.WATCH) {
            return WatchStream.open(services, call, request, resource);
        }
        Accept accept = Accept.of(call.headers().get("Accept"));
        call.exchange().form(accept);
        List<String> warnings = new ArrayList<>(Deprecations.of(resource));
        Request whole = complete(call, request, resource, warnings);
        checkEscalation(whole);
        Answer answer = services.registry().handle(whole);
        answer.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
        boolean isScale = "scale".equals(request.subresource());
        Shapes shapes = new Shapes(
                request.type(),
                isScale ? null : resource.custom(),
                isScale && resource.custom() != null ? new NameAndAgePrinter() : resource.printer(),
                accept.as(),
                call.query(),
                services.loop().now());
        if (answer instanceof Answer.Many many) {
            shapes.check();
            return new Reply.Many(many.items().size(), form -> shapes.list(many, form), warnings);
        }
        Answer.One one = (Answer.One) answer;
        return new Reply.Tree(one.created() ? 201 : 200, shapes.one(one.object()), warnings);
    }

    private static void checkPatchType(PatchType type, ServedResource resource) {
        if (type == PatchType.STRATEGIC && resource.custom() != null) {
            throw Statuses.unsupportedMediaType(Stream.of(PatchType.JSON, PatchType.MERGE, PatchType.APPLY)
                    .map(PatchType::mediaType)
                    .toList());
        }
    }

    private Request complete(Call call, Request request, ServedResource resource, List<String> warnings) {
        Query query = call.query();
        TimeView time = services.time();
        return switch (request.verb()) {
            case GET, WATCH -> request;
            case LIST -> request.withList(Parameters.list(query, false));
            case CREATE -> withBody(call, request, resource, warnings);
            case UPDATE -> withBody(call, request, resource, warnings);
            case PATCH -> {
                PatchType type = Body.patchType(call);
                WriteOptions options = Parameters.write(query, "PatchOptions");
                if (type == PatchType.APPLY && options.fieldManager() == null) {
                    throw ApiException.invalid(
                            new ResourceType("meta.k8s.io", "v1", "", "PatchOptions", false),
                            "",
                            List.of(FieldError.required("fieldManager", "is required for apply patch")));
                }
                JsonNode patch = time.inPatch(patch(call, request, type));
                yield request.withPatch(type, patch).withWrite(options);
            }
            case DELETE, DELETECOLLECTION -> {
                JsonNode body = DeleteBody.read(call);
                Request with = request.withDelete(Parameters.delete(query, body.isObject() ? body : null));
                yield request.verb() == Verb.DELETE ? with : with.withList(Parameters.list(query, false));
            }
        };
    }

    /** A patch is read when it is applied: that there is nothing to patch is told before. */
    private JsonNode patch(Call call, Request request, PatchType type) {
        try {
            return Body.patch(call, type).tree();
        } catch (ApiException unreadable) {
            Request get = Request.of(Verb.GET, request.type(), request.namespace(), request.name());
            if (type != PatchType.APPLY) {
                services.registry().handle(get.by(request.user(), request.userAgent()));
            }
            throw unreadable;
        }
    }

    private Request withBody(Call call, Request request, ServedResource resource, List<String> warnings) {
        String options = request.verb() == Verb.CREATE ? "CreateOptions" : "UpdateOptions";
        WriteOptions write = Parameters.write(call.query(), options);
        Body body = Body.object(call, request.type().kind());
        if (request.subresource() == null) {
            BodyType.check(body.tree(), resource, services.registry().served());
        } else if (body.tree() instanceof ObjectNode object) {
            resource.subresources().stream()
                    .filter(s -> s.name().equals(request.subresource())
                            && !s.kind().equals(request.type().kind()))
                    .findFirst()
                    .ifPresent(s -> TypedBody.decode(object, s.apiVersion(), s.kind()));
        }
        List<String> duplicates = body.duplicates().stream()
                .map(d -> "duplicate field \"" + d + "\"")
                .toList();
        if (!duplicates.isEmpty() && write.fieldValidation() == FieldValidation.Strict) {
            String kind = request.type().kind();
            throw ApiException.badRequest(
                    kind + " in version \"" + request.type().version() + "\" cannot be handled as a " + kind
                            + ": strict decoding error: " + String.join(", ", duplicates));
        }
        if (write.fieldValidation() == FieldValidation.Warn) {
            warnings.addAll(duplicates);
        }
        JsonNode tree = services.time().in(body.tree());
        return request.withBody(tree.isMissingNode() ? empty() : tree).withWrite(write);
    }

    /** Who grants rights must have them. What would be stored is known only to a dry run. */
    private void checkEscalation(Request request) {
        boolean writes =
                request.verb().writes() && request.verb() != Verb.DELETE && request.verb() != Verb.DELETECOLLECTION;
        boolean master = request.user().groups().contains("system:masters");
        if (!writes || master || !Escalation.concerns(request.type())) {
            return;
        }
        WriteOptions options = request.write();
        WriteOptions dry = new WriteOptions(true, options.fieldManager(), options.fieldValidation(), options.force());
        Request trial = request.withBody(request.body().deepCopy()).withWrite(dry);
        if (services.registry().handle(trial) instanceof Answer.One one) {
            escalation.check(request.user(), request.type(), one.object());
        }
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
