package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a custom resource under the kubectl on the PATH; skipped where there is none. */
class CustomResourcesTest {
    private static final String DEFINITION = """
            {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition,
             metadata: {name: predictors.serving.example.test},
             spec: {group: serving.example.test, scope: Namespaced,
               names: {plural: predictors, singular: predictor, kind: Predictor, shortNames: [pred]},
               versions: [{name: v1, served: true, storage: true,
                 subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}},
                 additionalPrinterColumns: [{name: URI, type: string, jsonPath: .spec.storageUri}],
                 schema: {openAPIV3Schema: {type: object, properties: {
                   spec: {type: object, required: [storageUri], description: What is served,
                     x-kubernetes-validations: [{rule: self.replicas < 5, message: too many replicas}],
                     properties: {storageUri: {type: string}, replicas: {type: integer, default: 1, minimum: 0}}},
                   status: {type: object, properties: {replicas: {type: integer}}}}}}},
                {name: v1beta1, served: true, storage: false, deprecated: true,
                 schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]}}
            """;

    @TempDir
    Path home;

    private RunningCluster cluster;
    private Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        Needs.kubectl("CustomResourcesTest");
        cluster = RunningCluster.start();
        kubeconfig = Files.writeString(home.resolve("kubeconfig"), cluster.kubeconfig());
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void a_custom_resource_lives_like_any_other() throws Exception {
        assertThat(apply(DEFINITION))
                .isEqualTo("customresourcedefinition.apiextensions.k8s.io/predictors.serving.example.test created\n");
        assertThat(kubectl("wait --for=condition=Established crd/predictors.serving.example.test"))
                .endsWith("condition met\n");
        assertThat(apply(predictor("{storageUri: a}"))).isEqualTo("predictor.serving.example.test/p created\n");
        assertThat(kubectl("get pred")).isEqualTo("NAME   URI\np      a\n");
        assertThat(kubectl("explain pred.spec.replicas")).contains("FIELD: replicas <integer>");
        assertThat(apply(predictor("{storageUri: a, replicas: -1}")))
                .contains(
                        "* spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0")
                .contains("* .spec.replicas: Invalid value: -1: should be a non-negative integer");
        assertThat(apply(predictor("{storageUri: a, uri: b}")))
                .contains("strict decoding error: unknown field \"spec.uri\"");
        assertThat(kubectl("scale pred/p --replicas=3")).isEqualTo("predictor.serving.example.test/p scaled\n");
        assertThat(kubectl("scale pred/p --replicas=5"))
                .isEqualTo("The Predictor \"p\" is invalid: spec: Invalid value: too many replicas\n");
        assertThat(kubectl("get pred p -o jsonpath={.metadata.generation}")).isEqualTo("2");
        assertThat(kubectl("patch pred p --subresource=status --type=merge -p {\"status\":{\"replicas\":3}}"))
                .isEqualTo("predictor.serving.example.test/p patched\n");
        assertThat(kubectl("get pred p -o jsonpath={.metadata.generation}")).isEqualTo("2");
        assertThat(kubectl("get predictors.v1beta1.serving.example.test p -o jsonpath={.apiVersion}"))
                .isEqualTo(
                        "Warning: serving.example.test/v1beta1 Predictor is deprecated; use serving.example.test/v1 Predictor\nserving.example.test/v1beta1");
        assertThat(kubectl("delete crd predictors.serving.example.test")).contains("deleted");
        assertThat(kubectl("get --raw /apis/serving.example.test")).contains("NotFound");
    }

    private static String predictor(String spec) {
        return "{apiVersion: serving.example.test/v1, kind: Predictor, metadata: {name: p}, spec: " + spec + "}";
    }

    private String apply(String yaml) throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("object.yaml"), "---\n" + yaml);
        return kubectl("apply -f " + file);
    }

    private String kubectl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
