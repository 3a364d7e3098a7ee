package dev.podfall.sim.kubelet.images;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.Image;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * An image that is on the node. Mirrors what {@code pkg/kubelet/images/pullmanager} records of it.
 *
 * @param name as container statuses show it, such as {@code docker.io/library/nginx:1.27}
 * @param reference by digest, as {@code imageID} shows it
 * @param content what is in it
 * @param credentials those it was pulled with; empty when it was given without any
 */
public record LocalImage(String name, String reference, Image content, Set<JsonNode> credentials) {
    public LocalImage {
        credentials = Set.copyOf(credentials);
    }

    /** Whether a pod with these pull secrets may use it without asking the registry again. */
    boolean opensTo(Map<String, JsonNode> auths) {
        return credentials.isEmpty()
                || credentials.stream().anyMatch(known -> shown(auths).contains(known));
    }

    /** The same image, pulled once more. */
    LocalImage openedWith(Map<String, JsonNode> auths) {
        Set<JsonNode> more = shown(auths);
        if (credentials.isEmpty() || more.isEmpty()) {
            return new LocalImage(name, reference, content, Set.of());
        }
        Set<JsonNode> all = new LinkedHashSet<>(credentials);
        all.addAll(more);
        return new LocalImage(name, reference, content, all);
    }

    /** Those of the credentials that a kubelet shows to the image's registry. */
    static Set<JsonNode> shown(String repository, Map<String, JsonNode> auths) {
        String host = repository.substring(0, repository.indexOf('/'));
        Set<JsonNode> shown = new LinkedHashSet<>();
        auths.forEach((registry, login) -> {
            if (registry.equals(host) || registry.equals("https://" + host)) {
                shown.add(login);
            }
        });
        return shown;
    }

    private Set<JsonNode> shown(Map<String, JsonNode> auths) {
        return shown(content.repository(), auths);
    }
}
