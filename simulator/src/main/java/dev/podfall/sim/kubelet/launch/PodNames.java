package dev.podfall.sim.kubelet.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.workload.NameFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A pod's hostname, hosts file and resolver. Mirrors {@code GeneratePodHostNameAndDomain}, {@code managedHostsFileContent}
 * and {@code pkg/kubelet/network/dns}.
 */
final class PodNames {
    private static final String NODE_HOSTS = "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n";
    private static final int LONGEST_HOSTNAME = 63;

    private final PodView pod;
    private final String node;

    /** @param node the name of the node it runs on */
    PodNames(PodView pod, String node) {
        this.pod = pod;
        this.node = node;
    }

    NameFiles files(String ip) {
        return new NameFiles(hostname(), hosts(ip), resolver());
    }

    private String hostname() {
        if (pod.isHostNetwork()) {
            return node;
        }
        if (pod.spec().hasNonNull("hostnameOverride")) {
            return pod.spec().path("hostnameOverride").asText();
        }
        String own = pod.spec().path("hostname").asText();
        String name = own.isEmpty() ? shortened(pod.name()) : own;
        return pod.spec().path("setHostnameAsFQDN").asBoolean() && !domain().isEmpty() ? name + "." + domain() : name;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_HOSTNAME
                ? name
                : name.substring(0, LONGEST_HOSTNAME).replaceFirst("[-.]+$", "");
    }

    private String domain() {
        String subdomain = pod.spec().path("subdomain").asText();
        return subdomain.isEmpty() ? "" : subdomain + "." + pod.namespace() + ".svc.cluster.local";
    }

    private String hosts(String ip) {
        String own = pod.spec().path("hostname").asText();
        String name = own.isEmpty() ? shortened(pod.name()) : own;
        String names = domain().isEmpty() ? name : name + "." + domain() + "\t" + name;
        StringBuilder text = new StringBuilder(
                pod.isHostNetwork()
                        ? "# Kubernetes-managed hosts file (host network).\n" + NODE_HOSTS
                        : NameFiles.hosts(ip, names));
        if (!pod.spec().path("hostAliases").isEmpty()) {
            text.append("\n# Entries added by HostAliases.\n");
            pod.spec()
                    .path("hostAliases")
                    .forEach(alias -> text.append(alias.path("ip").asText())
                            .append('\t')
                            .append(String.join("\t", texts(alias.path("hostnames"))))
                            .append('\n'));
        }
        return text.toString();
    }

    private String resolver() {
        String policy = pod.spec().path("dnsPolicy").asText("ClusterFirst");
        boolean ofCluster = policy.equals("ClusterFirst") && !pod.isHostNetwork() || policy.endsWith("WithHostNet");
        Set<String> servers = new LinkedHashSet<>();
        Set<String> searches = new LinkedHashSet<>();
        List<String> options = new ArrayList<>();
        if (ofCluster) {
            servers.add("10.96.0.10");
            searches.add(pod.namespace() + ".svc.cluster.local");
            searches.add("svc.cluster.local");
            searches.add("cluster.local");
            options.add("ndots:5");
        } else if (!policy.equals("None")) {
            servers.add("10.89.0.1");
        }
        JsonNode config = pod.spec().path("dnsConfig");
        servers.addAll(texts(config.path("nameservers")));
        searches.addAll(texts(config.path("searches")));
        config.path("options").forEach(option -> merge(options, option));
        return (searches.isEmpty() ? "" : "search " + String.join(" ", searches) + "\n")
                + String.join(
                        "", servers.stream().map(s -> "nameserver " + s + "\n").toList())
                + (options.isEmpty() ? "" : "options " + String.join(" ", options) + "\n");
    }

    private static void merge(List<String> options, JsonNode option) {
        String name = option.path("name").asText();
        options.removeIf(o -> o.equals(name) || o.startsWith(name + ":"));
        options.add(
                option.hasNonNull("value") ? name + ":" + option.path("value").asText() : name);
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(text -> all.add(text.asText()));
        return all;
    }
}
