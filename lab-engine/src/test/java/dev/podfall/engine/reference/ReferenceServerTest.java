package dev.podfall.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server of a baseline says what is right, from manifests alone. */
class ReferenceServerTest {
    private static final String NS = "ml-serving-prod";

    private static List<ObjectNode> baseline() {
        return Catalogue.builtIn().lab("wrong-predictions").scenario().baseline().stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    private static ReferenceServer server(List<ObjectNode> baseline) {
        return ReferenceServer.of(baseline, at("fraud-scorer", Map.of()));
    }

    private static Clients.Server at(String deployment, Map<String, String> files) {
        return new Clients.Server(NS, deployment, "fraud-scorer", Clients.Rows.transactions, files);
    }

    private static void set(List<ObjectNode> baseline, String setting, String value) {
        baseline.stream()
                .filter(o -> o.at("/metadata/name").asText().equals("fraud-scorer-config"))
                .forEach(o -> o.withObject("/data").put(setting, value));
    }

    private static ReferenceServer.Reply score(ReferenceServer server, String rows) {
        return server.ask("POST", "/score", "{\"features\":[" + rows + "]}");
    }

    @Test
    void it_answers_with_the_version_and_the_settings_of_the_baseline() {
        ReferenceServer server = server(baseline());
        assertThat(score(server, "[3,4,2,1,1,0.9],[-1,0,0,1,0,0.1]")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .contains("\"predictions\":[1,0]", "\"model_version\":\"v3\"")
                    .doesNotContain("degraded");
        });
        List<ObjectNode> other = baseline();
        set(other, "THRESHOLD", "0.999999");
        assertThat(score(server(other), "[3,1,1,1,1,0.9]").body()).contains("\"predictions\":[0]");
        assertThat(score(server, "[3,1,1,1,1,0.9]").body()).contains("\"predictions\":[1]");
    }

    @Test
    void it_refuses_what_the_server_refuses() {
        List<ObjectNode> small = baseline();
        set(small, "MAX_BATCH_ROWS", "2");
        ReferenceServer server = server(small);
        String row = "[3,4,2,1,1,0.9]";
        assertThat(score(server, row + "," + row).status()).isEqualTo(200);
        assertThat(score(server, row + "," + row + "," + row).status()).isEqualTo(413);
        assertThat(score(server, "[1,2]").status()).isEqualTo(422);
        assertThat(server.ask("POST", "/score", "{").status()).isEqualTo(400);
        assertThat(server.ask("GET", "/score", null).status()).isEqualTo(405);
        assertThat(server.setting("MAX_BATCH_ROWS", "")).isEqualTo("2");
    }

    @Test
    void what_lies_on_a_volume_counts_as_the_server_would_read_it() {
        List<ObjectNode> baseline = baseline();
        baseline.stream()
                .filter(o -> o.path("kind").asText().equals("Deployment")
                        && o.at("/metadata/name").asText().equals("fraud-scorer"))
                .forEach(o -> ((ArrayNode) o.at("/spec/template/spec/containers/0/env"))
                        .addObject()
                        .put("name", "MODEL_DIR")
                        .put("value", "/models"));
        String file = "/models/model-v3.bin";
        ReferenceServer plain = ReferenceServer.of(baseline, at("fraud-scorer", Map.of(file, "fraud-scorer v3\n")));
        ReferenceServer calibrated =
                ReferenceServer.of(baseline, at("fraud-scorer", Map.of(file, "fraud-scorer v3\nbias -9\n")));
        assertThat(score(plain, "[3,1,1,1,1,0.9]").body()).contains("\"predictions\":[1]");
        assertThat(score(calibrated, "[3,1,1,1,1,0.9]").body()).contains("\"predictions\":[0]");
        assertThatThrownBy(() -> ReferenceServer.of(baseline, at("fraud-scorer", Map.of())))
                .hasMessageContaining("model artifact for version \\\"v3\\\" not found in /models");
    }

    @Test
    void the_server_of_every_lab_can_be_set_up_from_its_baseline() {
        for (Lab lab : Catalogue.builtIn().labs()) {
            Clients.Server server = lab.clients().server();
            if (server != null) {
                ReferenceServer reference = ReferenceServer.of(lab.scenario().baseline(), server);
                assertThat(reference.ask("GET", "/healthz", null).status())
                        .as(lab.id())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret: {secretName: s} | mountPath: /etc/s | /etc/s/a /etc/s/b",
                "secret: {secretName: s, items: [{key: b, path: deep/c}]} | mountPath: /etc/s | /etc/s/deep/c",
                "secret: {secretName: s} | mountPath: /etc/one, subPath: a | /etc/one",
                "secret: {secretName: s, items: [{key: b, path: deep/c}]} | mountPath: /etc/s, subPath: deep | /etc/s/c",
                "projected: {sources: [{secret: {name: s, items: [{key: a, path: x}]}}]} | mountPath: /p | /p/x"
            })
    void a_container_finds_the_files_that_its_volumes_promise(String volume, String mount, String files) {
        List<ObjectNode> objects = Yaml.documents(
                "test", "{kind: Secret, metadata: {namespace: n, name: s}, stringData: {a: one, b: two}}");
        JsonNode container = Yaml.documents("test", "{volumeMounts: [{name: v, " + mount + "}]}")
                .get(0);
        JsonNode pod =
                Yaml.documents("test", "{volumes: [{name: v, " + volume + "}]}").get(0);
        assertThat(new BaselineObjects(objects, "n").files(container, pod).keySet())
                .containsExactly(files.split(" "));
    }

    @Test
    void a_server_that_nobody_can_set_up_is_an_authors_mistake_with_a_next_step() {
        List<ObjectNode> baseline = baseline();
        assertThatThrownBy(() -> ReferenceServer.of(baseline, at("nobody", Map.of())))
                .hasMessageContaining("Deployment ml-serving-prod/nobody")
                .hasMessageContaining("the baseline has none");
        set(baseline, "THRESHOLD", "high");
        assertThatThrownBy(() -> server(baseline)).hasMessageContaining("setting THRESHOLD is not a number");
        baseline.stream()
                .filter(o -> o.path("kind").asText().equals("Deployment"))
                .forEach(o -> ((ObjectNode) o.at("/spec/template/spec/containers/0")).put("image", "nginx:1.27"));
        assertThatThrownBy(() -> server(baseline)).hasMessageContaining("nginx:1.27 is none of the labs' servers");
    }
}
