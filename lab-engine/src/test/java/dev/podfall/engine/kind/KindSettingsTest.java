package dev.podfall.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindSettingsTest {
    @Test
    void without_a_choice_it_is_one_node_of_the_public_image_pinned_by_digest() {
        KindSettings settings = KindSettings.of(Map.of());
        assertThat(settings.image()).matches("kindest/node:v1\\.\\d+\\.\\d+@sha256:[0-9a-f]{64}");
        assertThat(settings.reference()).matches("kindest/node@sha256:[0-9a-f]{64}");
        assertThat(settings.nodes()).isEqualTo(1);
        assertThat(settings.pool()).isZero();
        assertThat(settings.chosen()).isFalse();
    }

    @Test
    void a_version_of_kubernetes_names_the_public_image_of_it() {
        assertThat(KindSettings.of(Map.of("PODFALL_KIND_VERSION", "1.35.5")).reference())
                .isEqualTo("kindest/node:v1.35.5");
    }

    @Test
    void an_image_counts_more_than_a_version() {
        Map<String, String> both = Map.of("PODFALL_KIND_IMAGE", "here:5000/node:x", "PODFALL_KIND_VERSION", "1.35.5");
        assertThat(KindSettings.of(both).reference()).isEqualTo("here:5000/node:x");
    }

    @ParameterizedTest
    @CsvSource({
        "PODFALL_KIND_NODES, 0",
        "PODFALL_KIND_NODES, 10",
        "PODFALL_KIND_NODES, two",
        "PODFALL_KIND_POOL, 99",
        "PODFALL_KIND_POOL, -1",
        "PODFALL_KIND_VERSION, latest",
        "PODFALL_KIND_VERSION, 1.36"
    })
    void nonsense_is_refused_by_the_name_of_its_variable(String variable, String value) {
        assertThatThrownBy(() -> KindSettings.of(Map.of(variable, value)))
                .isInstanceOf(SettingUnfit.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }
}
