package dev.podfall.sim.api.discovery;

import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /livez}, {@code /readyz}, {@code /healthz}. A server that answers is well, so every check says ok. Mirrors {@code
 * k8s.io/apiserver/pkg/server/healthz}.
 */
final class Health {
    private static final List<String> COMMON = List.of(
            "poststarthook/start-apiserver-admission-initializer",
            "poststarthook/generic-apiserver-start-informers",
            "poststarthook/priority-and-fairness-config-consumer",
            "poststarthook/priority-and-fairness-filter",
            "poststarthook/storage-object-count-tracker-hook",
            "poststarthook/start-apiextensions-informers",
            "poststarthook/start-apiextensions-controllers",
            "poststarthook/crd-informer-synced",
            "poststarthook/start-system-namespaces-controller",
            "poststarthook/peer-endpoint-reconciler-controller",
            "poststarthook/start-cluster-authentication-info-controller",
            "poststarthook/start-kube-apiserver-identity-lease-controller",
            "poststarthook/start-kube-apiserver-identity-lease-garbage-collector",
            "poststarthook/storage-readiness",
            "poststarthook/start-legacy-token-tracking-controller",
            "poststarthook/start-service-ip-repair-controllers",
            "poststarthook/rbac/bootstrap-roles",
            "poststarthook/scheduling/bootstrap-system-priority-classes",
            "poststarthook/priority-and-fairness-config-producer",
            "poststarthook/bootstrap-controller",
            "poststarthook/start-kubernetes-service-cidr-controller",
            "poststarthook/aggregator-reload-proxy-client-cert",
            "poststarthook/start-kube-aggregator-informers",
            "poststarthook/apiservice-status-local-available-controller",
            "poststarthook/apiservice-status-remote-available-controller",
            "poststarthook/apiservice-registration-controller",
            "poststarthook/apiservice-discovery-controller",
            "poststarthook/kube-apiserver-autoregistration",
            "autoregister-completion",
            "poststarthook/apiservice-openapi-controller",
            "poststarthook/apiservice-openapiv3-controller");

    private final Map<String, List<String>> checks = new HashMap<>();

    Health() {
        checks.put("/healthz", all("ping", "log", "loopback-serving-certificate", "etcd"));
        checks.put("/livez", all("ping", "log", "loopback-serving-certificate", "etcd"));
        List<String> ready =
                all("ping", "log", "loopback-serving-certificate", "etcd", "etcd-readiness", "informer-sync");
        ready.add("shutdown");
        checks.put("/readyz", ready);
    }

    boolean covers(String path) {
        return checks.containsKey(root(path));
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        checks.forEach((root, names) -> {
            paths.add(root);
            names.forEach(n -> paths.add(root + "/" + n));
        });
        return paths;
    }

    Reply answer(String path, Query query) {
        String root = root(path);
        if (!path.equals(root)) {
            boolean known = checks.get(root).contains(path.substring(root.length() + 1));
            return known ? Reply.Bytes.text(200, "ok") : Reply.pageNotFound();
        }
        if (!query.parameters().containsKey("verbose")) {
            return Reply.Bytes.text(200, "ok");
        }
        StringBuilder text = new StringBuilder();
        for (String check : checks.get(root)) {
            boolean excluded = query.all("exclude").contains(check);
            text.append("[+]").append(check).append(excluded ? " excluded: ok\n" : " ok\n");
        }
        return Reply.Bytes.text(200, text + root.substring(1) + " check passed\n");
    }

    private static List<String> all(String... first) {
        List<String> names = new ArrayList<>(List.of(first));
        names.addAll(COMMON);
        return names;
    }

    private static String root(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? path : path.substring(0, slash);
    }
}
