package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespacesTest {
    private final Namespaces names =
            new Namespaces(Map.of("ml", "podfall-7-ml", "ml-platform", "podfall-7-ml-platform"));

    @Test
    void names_are_mapped_both_ways() {
        assertThat(names.actual("ml")).isEqualTo("podfall-7-ml");
        assertThat(names.inLab("podfall-7-ml-platform")).isEqualTo("ml-platform");
        assertThat(names.actual("kube-system")).isEqualTo("kube-system");
        assertThat(names.inLab("kube-system")).isEqualTo("kube-system");
    }

    @Test
    void only_whole_names_are_replaced_in_a_text() {
        assertThat(names.inText("kubectl get pods -n ml; curl http://api.ml/x, html, ml-platform, xml-ml"))
                .isEqualTo(
                        "kubectl get pods -n podfall-7-ml; curl http://api.podfall-7-ml/x, html, podfall-7-ml-platform,"
                                + " xml-ml");
    }

    @Test
    void a_text_that_has_the_clusters_names_stays() {
        assertThat(names.inText("kubectl get pods -n podfall-7-ml")).isEqualTo("kubectl get pods -n podfall-7-ml");
    }
}
