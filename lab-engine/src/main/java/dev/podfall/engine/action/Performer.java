package dev.podfall.engine.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Apply;
import dev.podfall.scenario.action.Copy;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Delete;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Exec;
import dev.podfall.scenario.action.Patch;
import dev.podfall.scenario.action.Restart;
import dev.podfall.scenario.action.Scale;
import dev.podfall.scenario.action.SetEnv;
import dev.podfall.scenario.action.SetImage;
import dev.podfall.scenario.action.SetResources;
import dev.podfall.scenario.action.Taint;
import dev.podfall.scenario.action.Target;
import dev.podfall.scenario.action.Undo;
import dev.podfall.scenario.action.Wait;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Carries an {@link Action} out, with the requests kubectl would send. */
public final class Performer {
    private final Cluster cluster;
    private final BooleanSupplier stop;

    public Performer(Cluster cluster) {
        this(cluster, () -> false);
    }

    /** @param stop asked again and again by what takes long, which is to empty a node; that fails once it holds */
    public Performer(Cluster cluster, BooleanSupplier stop) {
        this.stop = stop;
        this.cluster = cluster;
    }

    /** All of them, in order. */
    public void perform(List<Action> actions) {
        actions.forEach(this::perform);
    }

    public void perform(Action action) {
        ClusterApi api = cluster.api();
        if (action instanceof Apply a) {
            api.apply(a.manifest().deepCopy());
        } else if (action instanceof Copy a) {
            copy(api, a);
        } else if (action instanceof Patch a) {
            api.patch(at(a.target()), kind(a.type()), a.patch());
        } else if (action instanceof Delete a) {
            delete(api, a);
        } else if (action instanceof Scale a) {
            api.scale(at(a.target()), a.replicas());
        } else if (action instanceof SetImage a) {
            api.patch(at(a.target()), PatchKind.STRATEGIC, PodTemplates.image(a));
        } else if (action instanceof SetResources a) {
            api.patch(at(a.target()), PatchKind.STRATEGIC, PodTemplates.resources(a));
        } else if (action instanceof SetEnv a) {
            api.patch(at(a.target()), PatchKind.STRATEGIC, PodTemplates.env(a));
        } else if (action instanceof Restart a) {
            String now = cluster.now().truncatedTo(ChronoUnit.SECONDS).toString();
            api.patch(at(a.target()), PatchKind.STRATEGIC, PodTemplates.restarted(now));
        } else if (action instanceof Undo a) {
            undo(api, a);
        } else if (action instanceof Cordon a) {
            new NodeChanges(cluster, stop).cordon(a);
        } else if (action instanceof Drain a) {
            new NodeChanges(cluster, stop).drain(a);
        } else if (action instanceof Taint a) {
            new NodeChanges(cluster, stop).taint(a);
        } else if (action instanceof Exec a) {
            exec(api, a);
        } else if (action instanceof Wait a) {
            cluster.await(() -> false, a.duration());
        }
    }

    private static void delete(ClusterApi api, Delete a) {
        if (a.name() != null) {
            api.delete(new ObjectAt(a.kind(), a.namespace(), a.name()), null);
            return;
        }
        for (ObjectNode object : api.list(a.kind(), a.namespace(), a.selector())) {
            String name = object.path("metadata").path("name").asText();
            api.delete(new ObjectAt(a.kind(), a.namespace(), name), null);
        }
    }

    private static void copy(ClusterApi api, Copy a) {
        Target source = a.source();
        ObjectNode copy = api.find(source.kind(), source.namespace(), source.name())
                .orElseThrow(() -> new ActionImpossible("there is no such object to copy", a))
                .deepCopy();
        copy.remove("status");
        copy.withObject("/metadata").retain("name", "labels", "annotations");
        copy.withObject("/metadata").put("namespace", a.to());
        api.apply(copy);
    }

    private static void undo(ClusterApi api, Undo a) {
        JsonNode template = Revisions.template(api, a.target(), a.toRevision());
        JsonNode patch = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("op", "replace")
                        .put("path", "/spec/template")
                        .set("value", template));
        api.patch(at(a.target()), PatchKind.JSON, patch);
    }

    private static void exec(ClusterApi api, Exec a) {
        String pod = api.list("Pod", a.namespace(), a.selector()).stream()
                .filter(p -> p.path("status").path("phase").asText().equals("Running"))
                .map(p -> p.path("metadata").path("name").asText())
                .findFirst()
                .orElseThrow(() -> new ActionImpossible("no pod with " + a.selector() + " is running", a));
        api.exec(a.namespace(), pod, a.container(), a.command());
    }

    private static ObjectAt at(Target target) {
        return new ObjectAt(target.kind(), target.namespace(), target.name());
    }

    private static PatchKind kind(Patch.Type type) {
        return switch (type) {
            case strategic -> PatchKind.STRATEGIC;
            case merge -> PatchKind.MERGE;
            case json -> PatchKind.JSON;
        };
    }
}
