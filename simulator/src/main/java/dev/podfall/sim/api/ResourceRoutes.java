package dev.podfall.sim.api;

import dev.podfall.sim.api.access.Reviews;
import dev.podfall.sim.api.access.Trail;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.backend.ReviewResources;
import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.discovery.Discovery;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.api.nodes.LogRoute;
import dev.podfall.sim.api.nodes.ProxyRoute;
import dev.podfall.sim.api.objects.ObjectRoutes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.Verb;
import java.util.Set;

/** Requests about objects: verb by verb to the registry. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers}. */
final class ResourceRoutes {
    private static final Set<String> STREAMS = Set.of("exec", "attach", "portforward");
    private static final Set<String> NODE = Set.of("exec", "attach", "portforward", "log");

    private final ApiServices services;
    private final Discovery discovery;
    private final Answers answers;
    private final LogRoute logs;
    private final ProxyRoute proxy;

    /** Who answers what. */
    record Answers(Reviews reviews, ObjectRoutes objects, Trail trail) {}

    ResourceRoutes(ApiServices services, Discovery discovery, Answers answers) {
        this.services = services;
        this.discovery = discovery;
        this.answers = answers;
        this.logs = new LogRoute(services);
        this.proxy = new ProxyRoute(services);
    }

    Reply answer(Call call) {
        RequestInfo info = call.info();
        ServedResource resource = find(info);
        ResourceType type = resource.type();
        if (info.path().contains("//")) {
            throw Statuses.notFound();
        }
        Verbs.check(resource, call);
        PathNames.check(info);
        if (ReviewResources.contains(type)) {
            return answers.reviews().answer(call, type);
        }
        if (goesToNode(resource, info)) {
            return toNode(call);
        }
        Request request = Request.of(verb(info.verb()), type, namespaceOf(info, type), name(info))
                .by(call.user(), call.userAgent());
        String subresource = info.subresource();
        return answers.objects()
                .answer(call, subresource.isEmpty() ? request : request.withSubresource(subresource), resource);
    }

    private static boolean goesToNode(ServedResource resource, RequestInfo info) {
        return resource.type().group().isEmpty()
                && (info.subresource().equals("proxy") || NODE.contains(info.subresource()));
    }

    private Reply toNode(Call call) {
        RequestInfo info = call.info();
        if (!info.subresource().equals("log") && call.query().parameters().containsKey("dryRun")) {
            throw ApiException.badRequest("dryRun is not supported");
        }
        boolean stream = STREAMS.contains(info.subresource());
        String verb = stream ? "create" : info.verb();
        try {
            Reply reply =
                    stream ? stream(call) : info.subresource().equals("log") ? logs.answer(call) : proxy.answer(call);
            answers.trail().record(call, call.user(), verb, stream ? 101 : 200, "");
            return reply;
        } catch (ApiException refused) {
            answers.trail().record(call, call.user(), verb, refused.code(), refused.reason());
            throw refused;
        }
    }

    private Reply stream(Call call) {
        if (services.streaming().serves(call.info(), call.wantsUpgrade())) {
            return takeOver(call);
        }
        services.system()
                .get(Resources.PODS, call.info().namespace(), call.info().name());
        throw ApiException.badRequest("Upgrade request required");
    }

    private ServedResource find(RequestInfo info) {
        return discovery.find(info.group(), info.version(), info.resource()).orElseThrow(() -> {
            boolean known = info.group().isEmpty() || discovery.hasGroup(info.group());
            return known ? Statuses.notFound() : new UnknownGroup();
        });
    }

    private Reply takeOver(Call call) {
        StreamRequest request = StreamRequest.of(call, services.loop());
        call.exchange().takeOver(() -> services.streaming().take(request));
        return Reply.TAKEN;
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
