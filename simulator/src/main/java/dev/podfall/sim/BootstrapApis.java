package dev.podfall.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Prerequisites;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.List;

/** The APIServices of what the API server serves itself. Mirrors {@code pkg/controlplane/apiserver/aggregator.go}. */
final class BootstrapApis {
    private static final List<Api> SERVED = List.of(
            new Api("", "v1", 18_000, 1),
            new Api("admissionregistration.k8s.io", "v1", 16_700, 15),
            new Api("apiextensions.k8s.io", "v1", 16_700, 15),
            new Api("apps", "v1", 17_800, 15),
            new Api("authentication.k8s.io", "v1", 17_700, 15),
            new Api("authorization.k8s.io", "v1", 17_600, 15),
            new Api("autoscaling", "v1", 17_500, 15),
            new Api("autoscaling", "v2", 17_500, 30),
            new Api("batch", "v1", 17_400, 15),
            new Api("certificates.k8s.io", "v1", 17_300, 15),
            new Api("coordination.k8s.io", "v1", 16_500, 15),
            new Api("discovery.k8s.io", "v1", 16_200, 15),
            new Api("events.k8s.io", "v1", 17_750, 15),
            new Api("flowcontrol.apiserver.k8s.io", "v1", 16_100, 21),
            new Api("networking.k8s.io", "v1", 17_200, 15),
            new Api("node.k8s.io", "v1", 16_300, 15),
            new Api("policy", "v1", 17_100, 15),
            new Api("rbac.authorization.k8s.io", "v1", 17_000, 15),
            new Api("resource.k8s.io", "v1", 16_200, 20),
            new Api("scheduling.k8s.io", "v1", 16_600, 15),
            new Api("storage.k8s.io", "v1", 16_800, 15));

    private BootstrapApis() {}

    private record Api(String group, String version, int groupPriority, int versionPriority) {}

    static void install(SimClient client) {
        for (Api api : SERVED) {
            ObjectNode service = KubeObject.of(Resources.APISERVICES, null, api.version + "." + api.group);
            ((ObjectNode) service.get("metadata"))
                    .putObject("labels")
                    .put("kube-aggregator.kubernetes.io/automanaged", "onstart");
            ObjectNode spec = service.putObject("spec").put("version", api.version);
            if (!api.group.isEmpty()) {
                spec.put("group", api.group);
            }
            spec.put("groupPriorityMinimum", api.groupPriority).put("versionPriority", api.versionPriority);
            Prerequisites.ensure(client, Resources.APISERVICES, service);
        }
    }
}
