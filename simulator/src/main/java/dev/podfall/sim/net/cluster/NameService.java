package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cluster's names. Mirrors CoreDNS's {@code kubernetes} plugin (Services, headless Services, named endpoints, pods by
 * address) and a pod's resolver with its search domains and {@code ndots:5}.
 */
final class NameService {
    private static final String ZONE = "cluster.local";
    private static final int NDOTS = 5;
    private static final Pattern ADDRESS =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private final Mirror services;
    private final Mirror slices;
    private final Mirror pods;

    NameService(Mirror services, Mirror slices, Mirror pods) {
        this.services = services;
        this.slices = slices;
        this.pods = pods;
    }

    /**
     * Looks a name up as a process in a pod of {@code namespace} does; null for a node, which knows no search domains.
     */
    Optional<Answer> resolve(String name, String namespace) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isAddress(lower)) {
            return Optional.of(new Answer(lower, List.of(lower)));
        }
        if (lower.equals("localhost")) {
            return Optional.of(new Answer(lower, List.of("127.0.0.1")));
        }
        for (String candidate : candidates(lower, namespace)) {
            List<String> addresses = lookUp(candidate);
            if (!addresses.isEmpty()) {
                return Optional.of(new Answer(candidate, addresses));
            }
        }
        return Optional.empty();
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    private static List<String> candidates(String name, String namespace) {
        if (name.endsWith(".")) {
            return List.of(name.substring(0, name.length() - 1));
        }
        List<String> all = new ArrayList<>();
        boolean absoluteFirst = name.chars().filter(c -> c == '.').count() >= NDOTS;
        if (absoluteFirst || namespace == null) {
            all.add(name);
        }
        if (namespace != null) {
            all.add(name + "." + namespace + ".svc." + ZONE);
            all.add(name + ".svc." + ZONE);
            all.add(name + "." + ZONE);
        }
        if (!absoluteFirst && namespace != null) {
            all.add(name);
        }
        return all;
    }

    private List<String> lookUp(String name) {
        if (!name.endsWith("." + ZONE)) {
            return List.of();
        }
        String[] labels = name.substring(0, name.length() - ZONE.length() - 1).split("\\.");
        int n = labels.length;
        if (n == 3 && labels[2].equals("svc")) {
            return service(labels[0], labels[1]);
        }
        if (n == 4 && labels[3].equals("svc")) {
            return endpoint(labels[0], labels[1], labels[2]);
        }
        if (n == 3 && labels[2].equals("pod")) {
            String address = labels[0].replace('-', '.');
            return isAddress(address) ? List.of(address) : List.of();
        }
        return List.of();
    }

    private List<String> service(String name, String namespace) {
        Optional<KubeObject> service = services.get(namespace, name);
        if (service.isEmpty()) {
            return List.of();
        }
        JsonNode spec = service.get().spec();
        if (spec.path("type").asText().equals("ExternalName")) {
            return lookUp(spec.path("externalName").asText().toLowerCase(Locale.ROOT));
        }
        String address = spec.path("clusterIP").asText();
        if (!address.equals("None")) {
            return address.isEmpty() ? List.of() : List.of(address);
        }
        List<String> addresses = new ArrayList<>();
        endpoints(name, namespace)
                .forEach(e -> addresses.add(e.path("addresses").path(0).asText()));
        return addresses;
    }

    private List<JsonNode> endpoints(String service, String namespace) {
        List<JsonNode> ready = new ArrayList<>();
        for (KubeObject slice : slices.in(namespace)) {
            if (service.equals(slice.labels().get("kubernetes.io/service-name"))) {
                for (JsonNode endpoint : slice.json().path("endpoints")) {
                    if (endpoint.path("conditions").path("ready").asBoolean(true)) {
                        ready.add(endpoint);
                    }
                }
            }
        }
        return ready;
    }

    private List<String> endpoint(String host, String service, String namespace) {
        for (JsonNode endpoint : endpoints(service, namespace)) {
            String address = endpoint.path("addresses").path(0).asText();
            boolean named = endpoint.path("hostname").asText().equals(host);
            if (named || address.replace('.', '-').equals(host)) {
                return List.of(address);
            }
        }
        return List.of();
    }

    /** Whether a pod has that name, for messages. */
    boolean isPod(String namespace, String name) {
        return pods.get(namespace, name).isPresent();
    }

    /** A name as it was found, and its addresses. */
    record Answer(String name, List<String> addresses) {}
}
