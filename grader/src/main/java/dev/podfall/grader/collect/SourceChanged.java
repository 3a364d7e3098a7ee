package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.lab.Normal;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.action.Copy;
import dev.podfall.scenario.rubric.Follows;
import java.util.List;
import java.util.Optional;

/** Something is changed where an object comes from, time passes, the object is looked at, and all is as before again. */
record SourceChanged(Cluster cluster, Follows spec) {
    private static final List<String> OWN = List.of("name", "namespace", "labels", "annotations");

    Finding run() {
        Optional<ObjectNode> before = object();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        before.ifPresent(o -> result.set("before", shown(o.deepCopy())));
        if (isNothingToCopy()) {
            return Finding.of(result.put("untried", "there is nothing of that name to copy"));
        }
        try {
            new Performer(cluster).perform(spec.changes());
        } catch (PodfallException impossible) {
            restore(before);
            return Finding.of(result.put("obstacle", impossible.getMessage()));
        }
        try {
            cluster.await(() -> false, spec.within());
            ArrayNode objects = result.putArray("objects");
            object().ifPresent(o -> objects.add(shown(o)));
            return Finding.of(result);
        } finally {
            new Performer(cluster).perform(spec.back());
            restore(before);
            cluster.await(() -> false, spec.within());
        }
    }

    private boolean isNothingToCopy() {
        return spec.changes().stream()
                .anyMatch(change -> change instanceof Copy copy
                        && cluster.api()
                                .find(
                                        copy.source().kind(),
                                        copy.source().namespace(),
                                        copy.source().name())
                                .isEmpty());
    }

    private Optional<ObjectNode> object() {
        return cluster.api().find(spec.kind(), spec.namespace(), spec.name());
    }

    private ObjectNode shown(ObjectNode object) {
        object.withObject("/metadata").remove("managedFields");
        return spec.kind().equals("Secret") ? Normal.of("Secret", object) : object;
    }

    /** Whatever did not come back by itself. */
    private void restore(Optional<ObjectNode> before) {
        if (before.isPresent() && object().isEmpty()) {
            ObjectNode again = before.get().deepCopy();
            again.remove("status");
            again.withObject("/metadata").retain(OWN);
            cluster.api().create(again);
        }
    }
}
