package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.RequestRefused;
import java.util.Optional;

/** Names that a pod's own hosts file, or name servers of its own, lead elsewhere than the cluster's DNS does. */
record NamesAstray(ClusterApi api, String namespace) {
    private static final String ENDS = "\\.svc(\\.cluster\\.local\\.?)?$";

    /** {@code hosts} that its hostAliases lead elsewhere, and whether its {@code resolver} is another. @param pod its spec */
    ObjectNode of(JsonNode pod) {
        ObjectNode astray = JsonNodeFactory.instance.objectNode();
        ArrayNode hosts = astray.putArray("hosts");
        for (JsonNode alias : pod.path("hostAliases")) {
            for (JsonNode host : alias.path("hostnames")) {
                if (!address(host.asText()).equals(Optional.of(alias.path("ip").asText()))) {
                    hosts.add(host.asText());
                }
            }
        }
        return astray.put("resolver", hasResolverOfItsOwn(pod));
    }

    private boolean hasResolverOfItsOwn(JsonNode pod) {
        JsonNode dns = pod.path("dnsConfig");
        Optional<String> own = clusterIp("kube-system", "kube-dns");
        for (JsonNode server : dns.path("nameservers")) {
            if (!own.equals(Optional.of(server.asText()))) {
                return true;
            }
        }
        // Elsewhere the cluster's own domains are searched first.
        boolean searchesAlone = pod.path("dnsPolicy").asText().equals("None");
        String first = dns.at("/searches/0").asText();
        return searchesAlone && !first.isEmpty() && !first.equals(namespace + ".svc.cluster.local");
    }

    /** Where the cluster's DNS leads a Service's name. */
    private Optional<String> address(String host) {
        String[] labels = host.replaceFirst(ENDS, "").split("\\.");
        return labels.length > 2 ? Optional.empty() : clusterIp(labels.length == 2 ? labels[1] : namespace, labels[0]);
    }

    private Optional<String> clusterIp(String where, String name) {
        try {
            return api.find("Service", where, name)
                    .map(s -> s.at("/spec/clusterIP").asText());
        } catch (RequestRefused notOurs) {
            return Optional.empty();
        }
    }
}
