package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.scenario.load.Yaml;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Failures of images, models and memory, alike on every runtime. Whoever implements it says on which cluster. */
public interface FailuresContract {
    String NAMESPACE = "default";
    Duration SOON = Duration.ofMinutes(3);

    Cluster cluster();

    @Test
    default void a_wrong_tag_is_not_found() {
        run("wrong-tag", "{containers: [{name: main, image: 'registry.ml.internal/fraud-scorer:v3.1'}]}");
        await("wrong-tag", "ImagePullBackOff");
        assertThat(told("wrong-tag")).contains("registry.ml.internal/fraud-scorer:v3.1: not found");
        end("wrong-tag");
    }

    @Test
    default void a_registry_with_credentials_refuses_who_has_none() {
        run("stranger", "{containers: [{name: main, image: 'registry.ml.internal/restricted/fraud-scorer:v3'}]}");
        await("stranger", "ImagePullBackOff");
        assertThat(told("stranger").toLowerCase(Locale.ROOT)).contains("failed to authorize", "401 unauthorized");
        end("stranger");
    }

    @Test
    default void a_registry_gives_to_who_shows_the_credentials_and_to_nobody_after_them() {
        String login = Base64.getEncoder().encodeToString("ml-deployer:s3cr3t".getBytes());
        String auths = "{\"auths\":{\"registry.ml.internal\":{\"auth\":\"" + login + "\"}}}";
        create("""
                {apiVersion: v1, kind: Secret, metadata: {name: pull, namespace: default},
                 type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: '%s'}}
                """.formatted(auths));
        run(
                "friend",
                "{imagePullSecrets: [{name: pull}], terminationGracePeriodSeconds: 0, containers: [{name: main, "
                        + "image: 'registry.ml.internal/restricted/fraud-scorer:v3'}]}");
        assertThat(cluster().await(() -> told("friend").contains("Successfully pulled image"), SOON))
                .as(status("friend"))
                .isTrue();
        run("stranger", "{containers: [{name: main, image: 'registry.ml.internal/restricted/fraud-scorer:v3'}]}");
        await("stranger", "ImagePullBackOff");
        end("stranger");
        end("friend");
        cluster().api().delete(new ObjectAt("Secret", NAMESPACE, "pull"), null);
    }

    @Test
    default void a_model_store_that_refuses_keeps_the_model_server_from_starting() {
        run("closed-store", """
                {terminationGracePeriodSeconds: 0, containers: [{name: store, image: 'registry.ml.internal/model-store:1.0',
                  env: [{name: TOKEN, value: right}], readinessProbe: {httpGet: {path: /ready, port: 8080}}}]}
                """);
        assertThat(cluster().await(() -> status("closed-store").contains("\"ready\":true"), SOON))
                .as(status("closed-store"))
                .isTrue();
        String address = pod("closed-store").at("/status/podIP").asText();
        run("no-model", """
                {terminationGracePeriodSeconds: 0, containers: [{name: main, image: 'registry.ml.internal/fraud-scorer:v3'}],
                 initContainers: [{name: model-downloader, image: 'registry.ml.internal/model-downloader:1.2',
                   env: [{name: MODEL_STORE_URL, value: 'http://%s:8080'}, {name: MODEL_STORE_TOKEN, value: wrong}]}]}
                """.formatted(address));
        assertThat(cluster().await(() -> refusals("no-model") > 0, SOON))
                .as(status("no-model"))
                .isTrue();
        assertThat(cluster().api().logs(NAMESPACE, "no-model", "model-downloader", false))
                .contains("HTTP 403 Forbidden");
        end("no-model");
        end("closed-store");
    }

    @Test
    default void a_model_too_big_for_its_limit_is_killed() {
        run("too-big", """
                {terminationGracePeriodSeconds: 0, containers: [{name: main, image: 'registry.ml.internal/fraud-scorer:v3',
                  resources: {limits: {memory: 128Mi}}, env: [{name: FEATURE_STORE_TOKEN, value: any},
                    {name: THRESHOLD, value: '0.5'}]}]}
                """);
        await("too-big", "OOMKilled");
        assertThat(status("too-big")).contains("\"exitCode\":137");
        end("too-big");
    }

    private void run(String name, String spec) {
        create("{apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: default}, spec: %s}".formatted(name, spec));
    }

    private void create(String yaml) {
        cluster().api().create(Yaml.documents("test", yaml).get(0));
    }

    private void await(String pod, String reason) {
        assertThat(cluster().await(() -> status(pod).contains('"' + reason + '"'), SOON))
                .as(status(pod))
                .isTrue();
    }

    private void end(String pod) {
        cluster().api().delete(new ObjectAt("Pod", NAMESPACE, pod), 0L);
    }

    private ObjectNode pod(String name) {
        return cluster().api().find("Pod", NAMESPACE, name).orElseThrow();
    }

    private int refusals(String pod) {
        return pod(pod).at("/status/initContainerStatuses/0/restartCount").asInt();
    }

    private String status(String pod) {
        return pod(pod).path("status").toString();
    }

    /** All that events say of a pod. */
    private String told(String pod) {
        StringBuilder all = new StringBuilder();
        for (ObjectNode event : cluster().api().list("Event", NAMESPACE, null)) {
            if (event.at("/involvedObject/name").asText().equals(pod)) {
                all.append(event.path("message").asText()).append('\n');
            }
        }
        return all.toString();
    }
}
