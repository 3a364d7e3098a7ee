package dev.podfall.sim.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.FieldValidation;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.Verb;
import dev.podfall.sim.registry.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Requests about objects: verb by verb to the registry. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers}. */
final class ResourceRoutes {
    private static final Set<String> STREAMS = Set.of("exec", "attach", "portforward");

    private final ApiServices services;
    private final Discovery discovery;
    private final Reviews reviews;
    private final LogRoute logs;
    private final ProxyRoute proxy;

    ResourceRoutes(ApiServices services, Discovery discovery, Reviews reviews) {
        this.services = services;
        this.discovery = discovery;
        this.reviews = reviews;
        this.logs = new LogRoute(services);
        this.proxy = new ProxyRoute(services);
    }

    Reply answer(Call call) {
        RequestInfo info = call.info();
        ServedResource resource = find(info);
        ResourceType type = resource.type();
        checkVerb(resource, info);
        if (ReviewResources.contains(type)) {
            return reviews.answer(call, type);
        }
        String subresource = info.subresource();
        boolean ofPod = type.group().isEmpty() && type.plural().equals("pods");
        if (services.streaming().serves(info, call.wantsUpgrade())) {
            return takeOver(call);
        }
        if (ofPod && STREAMS.contains(subresource)) {
            services.system().get(Resources.PODS, info.namespace(), info.name());
            throw ApiException.badRequest("Upgrade request required");
        }
        if (ofPod && subresource.equals("log")) {
            return logs.answer(call);
        }
        if (subresource.equals("proxy")) {
            return proxy.answer(call);
        }
        Request request = Request.of(verb(info.verb()), type, namespaceOf(info, type), name(info))
                .by(call.user(), call.userAgent());
        return handle(call, subresource.isEmpty() ? request : request.withSubresource(subresource));
    }

    private ServedResource find(RequestInfo info) {
        return discovery.find(info.group(), info.version(), info.resource()).orElseThrow(() -> {
            boolean known = info.group().isEmpty() || discovery.hasGroup(info.group());
            return known ? Statuses.notFound() : new UnknownGroup();
        });
    }

    private static void checkVerb(ServedResource resource, RequestInfo info) {
        List<String> verbs = resource.verbs();
        if (!info.subresource().isEmpty()) {
            verbs = resource.subresources().stream()
                    .filter(s -> s.name().equals(info.subresource()))
                    .findFirst()
                    .orElseThrow(Statuses::notFound)
                    .verbs();
        }
        boolean oneByName = Set.of("get", "update", "patch", "delete").contains(info.verb());
        boolean placeless = resource.type().namespaced() && info.namespace().isEmpty();
        boolean placelessWrite = placeless && !Set.of("list", "watch").contains(info.verb());
        boolean misnamed = info.verb().equals("create")
                && info.subresource().isEmpty()
                && !info.name().isEmpty();
        if (placelessWrite && oneByName && !info.name().isEmpty()) {
            throw Statuses.notFound();
        }
        if (!resource.type().namespaced()
                && !info.namespace().isEmpty()
                && !info.resource().equals("namespaces")) {
            throw Statuses.notFound();
        }
        boolean nameless = oneByName && info.name().isEmpty();
        if (!verbs.contains(info.verb()) || placelessWrite || misnamed || nameless) {
            throw Statuses.methodNotAllowed();
        }
    }

    private Reply handle(Call call, Request request) {
        if (request.verb() == Verb.WATCH) {
            return WatchStream.open(services, call, request);
        }
        Accept accept = Accept.of(call.headers().get("Accept"));
        call.exchange().form(accept);
        List<String> warnings = new ArrayList<>(Deprecations.of(request));
        Request whole = complete(call, request, warnings);
        Answer answer = services.registry().handle(whole);
        answer.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
        Shapes shapes = new Shapes(
                request.type(), accept.as(), call.query(), services.loop().now());
        if (answer instanceof Answer.Many many) {
            return new Reply.Tree(200, shapes.list(many), warnings);
        }
        Answer.One one = (Answer.One) answer;
        return new Reply.Tree(one.created() ? 201 : 200, shapes.one(one.object()), warnings);
    }

    private Request complete(Call call, Request request, List<String> warnings) {
        Query query = call.query();
        TimeView time = services.time();
        return switch (request.verb()) {
            case GET, WATCH -> request;
            case LIST -> request.withList(Parameters.list(query, false));
            case CREATE -> withBody(call, request, "CreateOptions", warnings);
            case UPDATE -> withBody(call, request, "UpdateOptions", warnings);
            case PATCH -> {
                PatchType type = Body.patchType(call);
                JsonNode patch = time.inPatch(Body.patch(call, type).tree());
                WriteOptions options = Parameters.write(query, "PatchOptions");
                if (type == PatchType.APPLY && options.fieldManager() == null) {
                    throw ApiException.invalid(
                            new ResourceType("meta.k8s.io", "v1", "", "PatchOptions", false),
                            "",
                            List.of(FieldError.required("fieldManager", "is required for apply patch")));
                }
                yield request.withPatch(type, patch).withWrite(options);
            }
            case DELETE, DELETECOLLECTION -> {
                JsonNode body = Body.object(call, "DeleteOptions").tree();
                Request with = request.withDelete(Parameters.delete(query, body.isObject() ? body : null));
                yield request.verb() == Verb.DELETE ? with : with.withList(Parameters.list(query, false));
            }
        };
    }

    private Request withBody(Call call, Request request, String options, List<String> warnings) {
        WriteOptions write = Parameters.write(call.query(), options);
        Body body = Body.object(call, request.type().kind());
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

    private Reply takeOver(Call call) {
        StreamRequest request = StreamRequest.of(call, services.loop());
        call.exchange().connection().executor().execute(() -> {
            if (request.channel().isActive()) {
                request.channel().pipeline().remove(Connection.class);
                services.streaming().take(request);
            }
        });
        return Reply.TAKEN;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Verb verb(String word) {
        return Verb.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private static String namespaceOf(RequestInfo info, ResourceType type) {
        return type.namespaced() && !info.namespace().isEmpty() ? info.namespace() : null;
    }

    /** A name taken from a field selector narrows nothing here: the selector itself does. */
    private static String name(RequestInfo info) {
        return info.parts().size() > 1 ? info.parts().get(1) : null;
    }

    /** Upstream's aggregator answers for groups nobody serves. */
    static final class UnknownGroup extends ApiException {
        private static final long serialVersionUID = 1L;

        UnknownGroup() {
            super(404, "NotFound", "404 page not found\n", null);
        }
    }
}
