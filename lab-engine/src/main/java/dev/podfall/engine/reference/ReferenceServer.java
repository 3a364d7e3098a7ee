package dev.podfall.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.program.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server of a Deployment of the healthy baseline, to be asked what is right. For one thread at a time. */
public final class ReferenceServer {
    private final Rehearsal rehearsal;
    private final Map<String, String> settings;

    private ReferenceServer(Rehearsal rehearsal, Map<String, String> settings) {
        this.rehearsal = rehearsal;
        this.settings = settings;
    }

    /** An answer. */
    public record Reply(int status, String body) {}

    /**
     * Sets it up from manifests alone.
     *
     * @param baseline all of a lab's
     * @throws NotServed if the Deployment, its container or its image's program is not there, or does not serve like that
     */
    public static ReferenceServer of(List<ObjectNode> baseline, String namespace, String deployment, String container) {
        BaselineObjects objects = new BaselineObjects(baseline, namespace);
        String what = "container " + container + " of Deployment " + namespace + "/" + deployment;
        JsonNode template = objects.find("Deployment", deployment).at("/spec/template/spec");
        for (JsonNode one : template.path("containers")) {
            if (one.path("name").asText().equals(container)) {
                return of(one, template, objects, what);
            }
        }
        throw new NotServed(what, "the baseline has none", null);
    }

    private static ReferenceServer of(JsonNode container, JsonNode pod, BaselineObjects objects, String what) {
        String image = container.path("image").asText();
        ServedProgram program = ServedProgram.of(image)
                .orElseThrow(() -> new NotServed(what, "its image " + image + " is none of the labs' servers", null));
        Map<String, String> environment = new TreeMap<>(program.environment());
        environment.putAll(objects.environment(container));
        try {
            Rehearsal rehearsal = Rehearsal.of(program.name(), environment, objects.files(container, pod));
            return new ReferenceServer(rehearsal, environment);
        } catch (IllegalArgumentException doesNotServe) {
            throw new NotServed(what, doesNotServe.getMessage(), doesNotServe);
        }
    }

    /** What it answers. @param body null for none */
    public Reply ask(String method, String path, String body) {
        Rehearsal.Reply reply = rehearsal.ask(method, path, body);
        return new Reply(reply.status(), reply.body());
    }

    /** A setting of its environment, or what holds without it. */
    public String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    /** The baseline has no such server. */
    public static final class NotServed extends PodfallException {
        private static final long serialVersionUID = 1L;

        NotServed(String what, String why, Exception cause) {
            super(
                    Category.AUTHOR,
                    "Nobody can tell what " + what + " should answer: " + why + ".",
                    "Name a Deployment of the baseline, and its container, under server: in clients.yaml.",
                    cause);
        }
    }
}
