package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.Lab;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What branch {@code main} of the cluster's own Git repositories says, from which the lab's baseline is delivered: whoever clones reads it. */
record GitFiles(ClusterApi api, Lab lab) {
    /** Where a value can be read, such as {@code Git repository platform: main}; Secrets among the files hide nothing. */
    List<String> places(Leak leak) {
        return addresses().stream()
                .flatMap(address -> in(address, leak).stream())
                .toList();
    }

    private Set<GitAddress> addresses() {
        Set<GitAddress> addresses = new LinkedHashSet<>();
        for (ObjectNode object : lab.scenario().baseline()) {
            String url = switch (object.path("kind").asText()) {
                case "GitRepository" -> object.at("/spec/url").asText();
                case "Application" -> object.at("/spec/source/repoURL").asText();
                default -> "";
            };
            GitAddress.of(url).ifPresent(addresses::add);
        }
        return addresses;
    }

    private Optional<String> in(GitAddress address, Leak leak) {
        for (ObjectNode pod : api.list("Pod", address.namespace(), address.selector())) {
            String text = text(address, pod);
            if (leak.in(JsonNodeFactory.instance.objectNode().put("main", text)).isPresent()) {
                return Optional.of("Git repository " + address.repository() + ": main");
            }
        }
        return Optional.empty();
    }

    /** Nothing where no server runs. */
    private String text(GitAddress address, ObjectNode pod) {
        String name = pod.at("/metadata/name").asText();
        String container = pod.at("/spec/containers/0/name").asText();
        try {
            ExecResult shown = api.exec(
                    address.namespace(), name, container, List.of("git-show", address.repository(), "main", "."));
            return shown.exitCode() == 0 ? shown.stdout() : "";
        } catch (PodfallException notRunning) {
            return "";
        }
    }
}
