package dev.podfall.engine.kind;

import dev.podfall.engine.image.PrivateRepository;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code registry.ml.internal} as a node sees it: a static pod on the node's own network, which containerd asks instead of
 * a name that nobody resolves. What the simulator's catalogue keeps behind credentials wants them here as well.
 */
final class Registry {
    static final String NAME = "podfall-registry";

    private static final int PORT = 5017;

    /** containerd's {@code certs.d/HOST/hosts.toml}. */
    static final String HOSTS = """
            server = "http://127.0.0.1:%1$d"
            [host."http://127.0.0.1:%1$d"]
              capabilities = ["pull", "resolve"]
            """.formatted(PORT);

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: podfall-registry
              namespace: kube-system
              labels: {app: podfall-registry, app.kubernetes.io/managed-by: podfall}
            spec:
              hostNetwork: true
              priorityClassName: system-node-critical
              terminationGracePeriodSeconds: 1
              containers:
                - name: registry
                  image: registry.ml.internal/image-registry:1
                  imagePullPolicy: Never
                  env:
                    - {name: PORT, value: "%1$d"}
                    - {name: ARCHIVES, value: /images}
                    - {name: PRIVATE, value: "%2$s"}
                    - {name: ALIASES, value: "%3$s"}
                  readinessProbe:
                    httpGet: {host: 127.0.0.1, path: /v2/, port: %1$d}
                    periodSeconds: 1
                    timeoutSeconds: 5
                  resources:
                    requests: {cpu: 5m, memory: 48Mi}
                    limits: {memory: 192Mi}
                  volumeMounts:
                    - {name: images, mountPath: /images, readOnly: true}
              volumes:
                - name: images
                  hostPath: {path: %4$s}
            """;

    private Registry() {}

    /** @param shelf the node's folder with the archives */
    static String manifest(String shelf) {
        List<PrivateRepository> closed = PrivateRepository.all();
        return POD.formatted(
                PORT,
                listed(closed, r -> r.name() + "=" + r.login()),
                listed(closed, r -> r.name() + "=" + r.like()),
                shelf);
    }

    private static String listed(List<PrivateRepository> repositories, Function<PrivateRepository, String> entry) {
        return repositories.stream().map(entry).collect(Collectors.joining(","));
    }
}
