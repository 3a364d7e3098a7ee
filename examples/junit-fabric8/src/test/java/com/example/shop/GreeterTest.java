package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podfall.simulator.KubernetesCluster;
import dev.podfall.simulator.junit.EmbeddedKubernetes;
import dev.podfall.simulator.junit.Kubeconfig;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A client deploys, waits and reads logs, as it would on any cluster. Each test has one of its own: that costs little. */
@EmbeddedKubernetes(nodes = 2, lifecycle = Lifecycle.PER_METHOD)
class GreeterTest {
    private static final String MANIFEST =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: greeter
            spec:
              replicas: 2
              selector:
                matchLabels: {app: greeter}
              template:
                metadata:
                  labels: {app: greeter}
                spec:
                  containers:
                    - name: greeter
                      image: busybox:1.36
                      command: [sh, -c, 'echo "hello from $HOSTNAME"; exec sleep 3600']
            """;

    private KubernetesClient client;

    @BeforeEach
    void deploy(@Kubeconfig String kubeconfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
        client.load(new ByteArrayInputStream(MANIFEST.getBytes(StandardCharsets.UTF_8)))
                .create();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void every_pod_greets() {
        client.apps().deployments().withName("greeter").waitUntilReady(1, TimeUnit.MINUTES);
        for (Pod pod : pods()) {
            String name = pod.getMetadata().getName();
            assertEquals("hello from " + name + "\n", client.pods().withName(name).getLog());
        }
        assertEquals(2, pods().size());
    }

    /** An hour passes in a moment: the clock runs ahead as fast as the machine can. */
    @Test
    void a_greeter_that_ends_is_started_again(KubernetesCluster cluster) {
        cluster.await(() -> restarts() >= 2, Duration.ofHours(2));
        assertEquals(2, restarts());
    }

    private List<Pod> pods() {
        return client.pods().withLabel("app", "greeter").list().getItems();
    }

    private int restarts() {
        return pods().stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }
}
