package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** The API alone, on a loop of its own, with the namespace {@code shop}. */
final class TestCluster {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    final EventLoop loop = new EventLoop(new SimClock(START), Runnable::run, failure -> {
        throw new AssertionError(failure);
    });
    final Store store;
    final ApiMachinery api;
    final SimClient client;

    TestCluster() {
        this(new Store());
        client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "shop"));
    }

    TestCluster(Store store) {
        this.store = store;
        this.api = new ApiMachinery(loop, new Dice(7), store);
        this.client = api.client("kubernetes-admin");
    }

    /** Lets what is due happen. */
    void settle() {
        loop.runUntil(loop.now());
    }

    void advance(Duration duration) {
        loop.runUntil(loop.now().plus(duration));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) tree(text);
    }

    /** JSON in which quotes may be single ones. */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode pod(String name) {
        return json("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'" + name
                + "','namespace':'shop'},'spec':{'containers':[{'name':'web','image':'nginx'}]}}");
    }

    static ObjectNode pod(String name, String resources) {
        ObjectNode pod = pod(name);
        ((ObjectNode) pod.at("/spec/containers/0")).set("resources", tree(resources));
        return pod;
    }
}
