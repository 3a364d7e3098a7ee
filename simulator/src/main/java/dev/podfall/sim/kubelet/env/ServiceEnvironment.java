package dev.podfall.sim.kubelet.env;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Variables such as {@code DB_SERVICE_HOST}. Mirrors {@code pkg/kubelet/envvars} and {@code getServiceEnvVarMap}. */
final class ServiceEnvironment {
    private final SimClient client;

    ServiceEnvironment(SimClient client) {
        this.client = client;
    }

    Map<String, String> of(PodView pod) {
        Map<String, ObjectNode> services = new LinkedHashMap<>();
        client.find(Resources.SERVICES, "default", "kubernetes").ifPresent(s -> services.put("kubernetes", s));
        if (pod.spec().path("enableServiceLinks").asBoolean(true)) {
            for (ObjectNode service : client.list(Resources.SERVICES, pod.namespace())) {
                services.put(service.path("metadata").path("name").asText(), service);
            }
        }
        Map<String, String> variables = new LinkedHashMap<>();
        services.forEach((name, service) -> add(name, service.path("spec"), variables));
        return variables;
    }

    private static void add(String name, JsonNode spec, Map<String, String> variables) {
        String ip = spec.path("clusterIP").asText();
        if (ip.isEmpty() || ip.equals("None") || spec.path("ports").isEmpty()) {
            return;
        }
        String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_');
        JsonNode first = spec.path("ports").path(0);
        variables.put(prefix + "_SERVICE_HOST", ip);
        variables.put(prefix + "_SERVICE_PORT", first.path("port").asText());
        for (JsonNode port : spec.path("ports")) {
            String portName = port.path("name").asText();
            if (!portName.isEmpty()) {
                String suffix = portName.toUpperCase(Locale.ROOT).replace('-', '_');
                variables.put(
                        prefix + "_SERVICE_PORT_" + suffix, port.path("port").asText());
            }
        }
        links(prefix, ip, spec.path("ports"), variables);
    }

    private static void links(String prefix, String ip, JsonNode ports, Map<String, String> variables) {
        boolean first = true;
        for (JsonNode port : ports) {
            String protocol = port.path("protocol").asText("TCP");
            String number = port.path("port").asText();
            String url = protocol.toLowerCase(Locale.ROOT) + "://" + ip + ":" + number;
            if (first) {
                variables.put(prefix + "_PORT", url);
                first = false;
            }
            String each = prefix + "_PORT_" + number + "_" + protocol;
            variables.put(each, url);
            variables.put(each + "_PROTO", protocol.toLowerCase(Locale.ROOT));
            variables.put(each + "_PORT", number);
            variables.put(each + "_ADDR", ip);
        }
    }
}
