package dev.podfall.engine.existing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Namespaces;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private final Owner owner = new Owner("abc", "lab-1");
    private final Translation words = new Translation(
            new Namespaces(Map.of("ml", owner.namespace("ml"), "registry.ml.internal", "registry.example.com/podfall")),
            owner);

    @Test
    void an_object_moves_to_the_attempts_namespace_and_back() {
        ObjectNode object = json("""
                {"kind": "Deployment", "metadata": {"name": "ml", "namespace": "ml", "labels": {"team": "ml"}},
                 "spec": {"template": {"spec": {"containers": [{"name": "ml",
                   "image": "registry.ml.internal/fraud-scorer:v3",
                   "env": [{"name": "URL", "value": "http://registry.ml/x"}]}]}}}}
                """);
        ObjectNode there = words.in("Deployment", object);
        assertThat(there.at("/metadata/namespace").asText()).isEqualTo("podfall-lab-1-abc-ml");
        assertThat(there.at("/metadata/name").asText()).isEqualTo("ml");
        assertThat(there.at("/metadata/labels/team").asText()).isEqualTo("ml");
        var container = there.at("/spec/template/spec/containers/0");
        assertThat(container.path("name").asText()).isEqualTo("ml");
        assertThat(container.path("image").asText()).isEqualTo("registry.example.com/podfall/fraud-scorer:v3");
        assertThat(container.at("/env/0/value").asText()).isEqualTo("http://registry.podfall-lab-1-abc-ml/x");
        assertThat(words.out(there)).isEqualTo(object);
    }

    @Test
    void namespaces_are_found_in_selectors_and_subjects() {
        ObjectNode policy = json("""
                {"spec": {"ingress": [{"from": [{"namespaceSelector":
                   {"matchLabels": {"kubernetes.io/metadata.name": "ml", "team": "ml"}}}]}]},
                 "subjects": [{"kind": "User", "name": "system:serviceaccount:ml:runner"},
                              {"kind": "ServiceAccount", "name": "runner", "namespace": "ml"}]}
                """);
        ObjectNode there = words.in("NetworkPolicy", policy);
        var labels = there.at("/spec/ingress/0/from/0/namespaceSelector/matchLabels");
        assertThat(labels.path("kubernetes.io/metadata.name").asText()).isEqualTo("podfall-lab-1-abc-ml");
        assertThat(labels.path("team").asText()).isEqualTo("ml");
        assertThat(there.at("/subjects/0/name").asText())
                .isEqualTo("system:serviceaccount:podfall-lab-1-abc-ml:runner");
        assertThat(there.at("/subjects/1/namespace").asText()).isEqualTo("podfall-lab-1-abc-ml");
        assertThat(words.out(there)).isEqualTo(policy);
    }

    @Test
    void hosts_of_ingresses_are_the_attempts_own() {
        ObjectNode ingress = json("""
                {"kind": "Ingress", "spec": {"rules": [{"host": "api.example.com"}, {}],
                 "tls": [{"hosts": ["api.example.com"]}]}}
                """);
        ObjectNode there = words.in("Ingress", ingress);
        assertThat(there.at("/spec/rules/0/host").asText()).isEqualTo("podfall-lab-1-abc.api.example.com");
        assertThat(there.at("/spec/tls/0/hosts/0").asText()).isEqualTo("podfall-lab-1-abc.api.example.com");
        assertThat(words.out(there)).isEqualTo(ingress);
    }

    @Test
    void texts_come_back_in_the_labs_names() {
        assertThat(words.out("pods \"x\" in namespace podfall-lab-1-abc-ml, image registry.example.com/podfall/y"))
                .isEqualTo("pods \"x\" in namespace ml, image registry.ml.internal/y");
    }

    @Test
    void long_names_stay_within_what_a_namespace_may_have() {
        Owner longNamed = new Owner("abc", "a-laboratory-with-quite-a-long-name-17");
        assertThat(longNamed.namespace("ml-serving-production")).hasSizeLessThanOrEqualTo(63);
        assertThat(longNamed.namespace("ml-serving-production"))
                .isNotEqualTo(longNamed.namespace("ml-serving-production-2"));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
