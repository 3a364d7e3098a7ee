package dev.podfall.web.panes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.real.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The end of a container's log, and what else may be chosen.
 *
 * @param pods of the namespace, by name
 * @param pod the one that is shown; null when there is none
 * @param containers of that pod, those that prepare it first
 * @param container the one that is shown; null when there is no pod
 * @param previous whether it is the log of the run before
 * @param text its last lines; empty where {@code why} says why there are none
 * @param why null where there are lines
 */
record PodLog(
        List<String> pods,
        String pod,
        List<String> containers,
        String container,
        boolean previous,
        String text,
        String why) {
    static final int LINES = 200;
    private static final int BYTES = 64 * 1024;

    /** What a person chose; what is there no more is not shown, but the first that is. */
    record Choice(Optional<String> pod, Optional<String> container, boolean previous) {}

    static PodLog of(Connection connection, String namespace, Choice choice) {
        var path = "/api/v1/namespaces/" + namespace + "/pods";
        var all = list(connection.get(path).path("items"));
        var names = all.stream().map(PodLog::name).toList();
        var pod = all.stream()
                .filter(p -> choice.pod().filter(name(p)::equals).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst());
        if (pod.isEmpty()) {
            return new PodLog(names, null, List.of(), null, choice.previous(), "", null);
        }
        var containers = containers(pod.get());
        var container = choice.container().filter(containers::contains).orElse(first(pod.get()));
        var log = new PodLog(names, name(pod.get()), containers, container, choice.previous(), "", null);
        try {
            var query = "/log?container=" + container + "&tailLines=" + LINES + "&limitBytes=" + BYTES
                    + (choice.previous() ? "&previous=true" : "");
            return log.with(readable(connection.text(path + "/" + log.pod() + query)), null);
        } catch (RequestRefused no) {
            return log.with("", no.getMessage());
        }
    }

    private PodLog with(String lines, String reason) {
        return new PodLog(pods, pod, containers, container, previous, lines, reason);
    }

    private static List<String> containers(JsonNode pod) {
        var all = new ArrayList<String>();
        list(pod.at("/spec/initContainers")).forEach(c -> all.add(c.path("name").asText()));
        list(pod.at("/spec/containers")).forEach(c -> all.add(c.path("name").asText()));
        return List.copyOf(all);
    }

    /** The one that does the work, as kubectl has it. */
    private static String first(JsonNode pod) {
        return pod.at("/spec/containers/0/name").asText();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Programs print what they like; a page takes no control characters but the ends of lines and tabs. */
    static String readable(String log) {
        return log.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").replaceAll("[\\p{Cc}&&[^\n\t]]", "\u00b7");
    }
}
