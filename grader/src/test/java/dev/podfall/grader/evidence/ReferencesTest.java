package dev.podfall.grader.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String POD = """
            containers:
              - command: [sh, /scripts/run.sh]
                env: [{name: DATA, value: FILE}, {name: FROM, value: "http://store.shop"}]
                volumeMounts: [{name: scripts, mountPath: /scripts}, {name: data, mountPath: /data}]
            volumes: [{name: scripts, configMap: {name: SCRIPTS}}, {name: data, configMap: {name: data}}]
            """;

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> of(String pod) {
        Map<String, JsonNode> maps = Map.of(
                "scripts", tree("data: {run.sh: work}"),
                "mine", tree("data: {run.sh: rest}"),
                "data", tree("data: {a.csv: '1', b.csv: '2', c.csv: '1'}"),
                "settings", tree("data: {FROM: 'http://store.shop.svc:80/'}"));
        JsonNode spec = tree(pod);
        return new References("shop", spec, name -> Optional.ofNullable(maps.get(name)))
                .of(spec.path("containers").get(0));
    }

    private static String pod(String scripts, String file) {
        return POD.replace("SCRIPTS", scripts).replace("FILE", file);
    }

    @Test
    void a_script_of_the_same_name_is_another_one() {
        Map<String, String> healthy = of(pod("scripts", "/data/a.csv"));
        assertThat(healthy).containsOnlyKeys("command/1", "env/DATA", "env/FROM");
        assertThat(of(pod("mine", "/data/a.csv")).get("command/1")).isNotEqualTo(healthy.get("command/1"));
    }

    @Test
    void a_file_is_what_stands_in_it_whatever_it_is_called() {
        String healthy = of(pod("scripts", "/data/a.csv")).get("env/DATA");
        assertThat(of(pod("scripts", "/data/c.csv"))).containsEntry("env/DATA", healthy);
        assertThat(of(pod("scripts", "/data/b.csv")).get("env/DATA")).isNotEqualTo(healthy);
        assertThat(of(pod("scripts", "/data/none.csv"))).doesNotContainKey("env/DATA");
        String below = pod("scripts", "/in/x.csv").replace("mountPath: /data", "mountPath: /in/x.csv, subPath: a.csv");
        assertThat(of(below)).containsEntry("env/DATA", healthy);
        String renamed = pod("scripts", "/data/x.csv")
                .replace("configMap: {name: data}", "configMap: {name: data, items: [{key: a.csv, path: x.csv}]}");
        assertThat(of(renamed)).containsEntry("env/DATA", healthy);
    }

    @Test
    void a_service_is_the_same_by_each_of_its_names() {
        String healthy = of(pod("scripts", "x")).get("env/FROM");
        for (String same :
                new String[] {"http://store", "http://store.shop:80/", "http://store.shop.svc.cluster.local"}) {
            assertThat(of(pod("scripts", "x").replace("http://store.shop", same)))
                    .as(same)
                    .containsEntry("env/FROM", healthy);
        }
        for (String other : new String[] {"http://store.mine", "http://store.shop:81", "http://store.shop/v2"}) {
            assertThat(of(pod("scripts", "x").replace("http://store.shop", other))
                            .get("env/FROM"))
                    .as(other)
                    .isNotEqualTo(healthy);
        }
        assertThat(of(pod("scripts", "x").replace("http://store.shop", "http://10.0.0.1")))
                .doesNotContainKey("env/FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{name: FROM, valueFrom: {configMapKeyRef: {name: settings, key: FROM}}}]",
                "[]\n    envFrom: [{secretRef: {name: none}}, {configMapRef: {name: settings}}]",
                "[]\n    envFrom: [{configMapRef: {name: settings}, prefix: ''}]"
            })
    void a_variable_is_what_the_container_gets_wherever_it_stands(String env) {
        String healthy = of(pod("scripts", "x")).get("env/FROM");
        String own = "[{name: DATA, value: x}, {name: FROM, value: \"http://store.shop\"}]";
        assertThat(POD).contains(own.replace("value: x", "value: FILE"));
        String elsewhere = pod("scripts", "x").replace("env: " + own, "env: " + env);
        assertThat(of(elsewhere)).containsEntry("env/FROM", healthy);
        String both =
                "envFrom: [{configMapRef: {name: settings}}]\n    env: " + own.replace("store.shop", "store.mine");
        assertThat(of(pod("scripts", "x").replace("env: " + own, both)).get("env/FROM"))
                .isNotEqualTo(healthy);
    }
}
