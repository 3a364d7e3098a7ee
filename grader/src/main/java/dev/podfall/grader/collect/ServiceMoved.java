package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.rubric.ByName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A neighbour's Service is made anew at another address, clients ask, and all is as before again. */
record ServiceMoved(Cluster cluster, ByName spec) {
    /** So long whoever got no answer may leave it alone. */
    private static final Duration REST = Duration.ofSeconds(40);

    private static final String HOLDER = "-address";
    private static final String[] OWN = {"name", "namespace", "labels", "annotations"};
    private static final String[] GIVEN = {"clusterIP", "clusterIPs"};

    Finding run(Supplier<ObjectNode> asking) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Optional<ObjectNode> there = api().find("Service", spec.namespace(), spec.service());
        String address = there.map(s -> s.at("/spec/clusterIP").asText()).orElse("");
        if (address.isEmpty() || address.equals("None")) {
            return Finding.of(result.put(
                    "obstacle", "there is no Service " + spec.service() + " with an address in " + spec.namespace()));
        }
        ObjectNode service = written(there.get());
        result.set("before", asking.get());
        try {
            api().delete(at(spec.service()), null);
            // Nobody answers there, and nobody else gets it.
            api().create(holder(address));
            ObjectNode moved = service.deepCopy();
            moved.withObject("/spec").remove(List.of(GIVEN));
            api().create(moved);
            cluster.await(() -> false, REST);
            result.set("meanwhile", asking.get());
        } finally {
            remove(spec.service() + HOLDER);
            remove(spec.service());
            api().create(service);
            cluster.await(() -> false, REST);
        }
        return Finding.of(result);
    }

    private ClusterApi api() {
        return cluster.api();
    }

    private void remove(String name) {
        if (api().find("Service", spec.namespace(), name).isPresent()) {
            api().delete(at(name), null);
        }
    }

    private ObjectAt at(String name) {
        return new ObjectAt("Service", spec.namespace(), name);
    }

    /** As it is to be made again, at its old address. */
    private static ObjectNode written(ObjectNode service) {
        ObjectNode copy = service.deepCopy();
        copy.remove("status");
        copy.withObject("/metadata").retain(OWN);
        return copy.put("apiVersion", "v1").put("kind", "Service");
    }

    private ObjectNode holder(String address) {
        ObjectNode holder =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Service");
        holder.putObject("metadata").put("name", spec.service() + HOLDER).put("namespace", spec.namespace());
        ObjectNode own = holder.putObject("spec").put("clusterIP", address);
        own.putArray("ports").addObject().put("port", 1);
        return holder;
    }
}
