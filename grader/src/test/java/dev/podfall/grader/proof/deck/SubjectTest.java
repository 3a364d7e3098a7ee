package dev.podfall.grader.proof.deck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private final Lab lab = Catalogue.builtIn().lab("config-error");
    private final Subject subject = Subject.of(lab).orElseThrow();

    @Test
    void what_a_lab_is_about_is_found_from_the_server_of_its_clients() {
        assertThat(subject.namespace()).isEqualTo(lab.clients().server().namespace());
        assertThat(subject.services()).extracting(Manifests::name).containsExactly("fraud-scorer");
        assertThat(subject.ingresses()).extracting(Manifests::name).containsExactly("fraud-scorer");
        assertThat(subject.references("ConfigMap")).extracting(Manifests::name).containsExactly("fraud-scorer-config");
        assertThat(subject.references("Secret"))
                .extracting(Manifests::name)
                .containsExactly("feature-store-credentials");
        assertThat(subject.port()).isEqualTo(8080);
        assertThat(subject.portName()).contains("http");
        assertThat(subject.otherVersions()).doesNotContain(subject.image()).isNotEmpty();
    }

    @Test
    void a_port_that_a_service_names_is_found_by_its_name() {
        for (ObjectNode service : subject.services()) {
            ((ObjectNode) service.at("/spec/ports/0")).put("targetPort", "http");
        }
        assertThat(subject.port()).isEqualTo(8080);
    }

    @Test
    void numbers_that_the_server_reads_are_bent_to_others_of_their_kind() {
        assertThat(Settings.of(subject))
                .containsExactlyInAnyOrder(
                        new Settings("fraud-scorer-config", "MAX_BATCH_ROWS", "1"),
                        new Settings("fraud-scorer-config", "THRESHOLD", "0.001"));
    }

    @Test
    void the_known_answer_is_the_healthy_server_s_own() {
        assertThat(subject.knownAnswer()).contains("\"predictions\":[1]", "\"model_version\":\"v3\"");
    }

    @Test
    void a_namespace_that_fills_in_limits_is_known() {
        Lab shared = Catalogue.builtIn().lab("some-pods-never-come");
        assertThat(Subject.of(shared).orElseThrow().fillsInLimits()).isTrue();
        assertThat(subject.fillsInLimits()).isFalse();
    }

    @Test
    void amounts_of_memory_are_read_in_all_their_units() {
        assertThat(Quantities.bytes("768Mi")).isEqualTo(768L << 20);
        assertThat(Quantities.bytes("1.5Gi")).isEqualTo(3L << 29);
        assertThat(Quantities.bytes("800M")).isEqualTo(800_000_000L);
        assertThat(Quantities.share("1000", 0.78)).isEqualTo("780");
    }
}
