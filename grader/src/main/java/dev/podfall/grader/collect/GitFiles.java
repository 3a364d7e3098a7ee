package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.Lab;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What branch {@code main} of the cluster's own Git repositories says, from which the lab's baseline is delivered: whoever clones reads it. */
record GitFiles(ClusterApi api, Lab lab) {
    /** Where a value can be read, such as {@code Git repository platform: main}; Secrets among the files hide nothing. */
    List<String> places(String value) {
        return addresses().stream().flatMap(url -> in(url, value).stream()).toList();
    }

    private Set<URI> addresses() {
        Set<URI> addresses = new TreeSet<>();
        for (ObjectNode object : lab.scenario().baseline()) {
            String kind = object.path("kind").asText();
            String url = kind.equals("GitRepository")
                    ? object.at("/spec/url").asText()
                    : kind.equals("Application")
                            ? object.at("/spec/source/repoURL").asText()
                            : "";
            if (url.matches("https?://[a-z0-9-]+\\.[a-z0-9-]+[./].*")) {
                addresses.add(URI.create(url));
            }
        }
        return addresses;
    }

    private Optional<String> in(URI url, String value) {
        String[] host = url.getHost().split("\\.");
        String repository = url.getPath().replaceAll("^/|\\.git/?$", "");
        for (ObjectNode pod : api.list("Pod", host[1], "app=" + host[0])) {
            String text = text(host[1], pod, repository);
            if (Leak.in(JsonNodeFactory.instance.objectNode().put("main", text), value)
                    .isPresent()) {
                return Optional.of("Git repository " + repository + ": main");
            }
        }
        return Optional.empty();
    }

    /** Nothing where no server runs. */
    private String text(String namespace, ObjectNode pod, String repository) {
        String name = pod.at("/metadata/name").asText();
        String container = pod.at("/spec/containers/0/name").asText();
        try {
            ExecResult shown = api.exec(namespace, name, container, List.of("git-show", repository, "main", "."));
            return shown.exitCode() == 0 ? shown.stdout() : "";
        } catch (PodfallException notRunning) {
            return "";
        }
    }
}
