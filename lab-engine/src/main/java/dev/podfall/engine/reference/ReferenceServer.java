package dev.podfall.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.program.Rehearsal;
import dev.podfall.scenario.client.Clients;
import java.nio.charset.StandardCharsets;
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
     * Sets it up from a lab's data alone.
     *
     * @param baseline all of a lab's manifests
     * @param server which, and what lies on its volumes
     * @throws NotServed if the Deployment, its container or its image's program is not there, or does not serve like that
     */
    public static ReferenceServer of(List<ObjectNode> baseline, Clients.Server server) {
        BaselineObjects objects = new BaselineObjects(baseline, server.namespace());
        String what =
                "container " + server.container() + " of Deployment " + server.namespace() + "/" + server.deployment();
        JsonNode template = objects.find("Deployment", server.deployment()).at("/spec/template/spec");
        for (JsonNode one : template.path("containers")) {
            if (one.path("name").asText().equals(server.container())) {
                Map<String, byte[]> files = objects.files(one, template);
                server.files().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
                return of(one, files, objects, what);
            }
        }
        throw new NotServed(what, "the baseline has none", null);
    }

    private static ReferenceServer of(
            JsonNode container, Map<String, byte[]> files, BaselineObjects objects, String what) {
        String image = container.path("image").asText();
        ServedProgram program = ServedProgram.of(image)
                .orElseThrow(() -> new NotServed(what, "its image " + image + " is none of the labs' servers", null));
        Map<String, String> environment = new TreeMap<>(program.environment());
        environment.putAll(objects.environment(container));
        try {
            Rehearsal rehearsal = Rehearsal.of(program.name(), environment, files);
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
