package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.strategy.Strategies;
import dev.podfall.sim.registry.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Sends each request to the verb it names. Mirrors {@code k8s.io/apiserver/pkg/registry/generic/registry.Store}. */
final class GenericRegistry implements Registry {
    private final Objects objects;
    private final Creator creator;
    private final Updater updater;
    private final Patcher patcher;
    private final Deleter deleter;
    private final Lister lister;
    private final Watches watches;
    private final Subresources subresources;
    private final Strategies strategies;
    private List<ServedResource> served;
    private int asOf = -1;

    GenericRegistry(Objects objects, Verbs verbs, Subresources subresources, Strategies strategies) {
        this.objects = objects;
        this.creator = verbs.creator();
        this.updater = verbs.updater();
        this.patcher = verbs.patcher();
        this.deleter = verbs.deleter();
        this.lister = verbs.lister();
        this.watches = verbs.watches();
        this.subresources = subresources;
        this.strategies = strategies;
    }

    /** One object per verb. */
    record Verbs(Creator creator, Updater updater, Patcher patcher, Deleter deleter, Lister lister, Watches watches) {}

    @Override
    public Answer handle(Request request) {
        objects.strategy(request.type());
        return dispatch(request);
    }

    private Answer dispatch(Request request) {
        if (request.subresource() != null && subresources.handles(request)) {
            return subresources.handle(request);
        }
        return switch (request.verb()) {
            case GET ->
                new Answer.One(objects.get(request.type(), request.namespace(), request.name()), false, List.of());
            case LIST -> lister.list(request);
            case CREATE -> creator.create(request);
            case UPDATE -> updater.update(request);
            case PATCH -> patcher.patch(request);
            case DELETE -> deleter.delete(request);
            case DELETECOLLECTION -> deleteAll(request);
            case WATCH -> throw ApiException.badRequest("a watch is opened, not handled");
        };
    }

    @Override
    public SimClient.Watch watch(Request request, WatchSink sink) {
        return watches.open(request, sink);
    }

    @Override
    public List<ServedResource> served() {
        if (asOf != strategies.changes()) {
            served = Discovery.of(strategies);
            asOf = strategies.changes();
        }
        return served;
    }

    @Override
    public long resourceVersion() {
        return objects.store().revision();
    }

    private Answer deleteAll(Request request) {
        Strategy strategy = objects.strategy(request.type());
        Lister.Selection selection = Lister.Selection.of(strategy, request.list());
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : lister.all(request.type(), request.namespace(), selection)) {
            Request one = Request.of(
                            Verb.DELETE,
                            request.type(),
                            Metadata.text(object, "namespace"),
                            Metadata.text(object, "name"))
                    .by(request.user(), request.userAgent())
                    .withDelete(request.delete());
            deleted.add(object);
            try {
                deleter.delete(one);
            } catch (ApiException e) {
                if (e.code() != 404) {
                    throw e;
                } // else somebody was quicker, while a webhook was asked
            }
        }
        return new Answer.Many(deleted, Long.toString(resourceVersion()), null, null, List.of());
    }
}
