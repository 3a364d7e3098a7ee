package dev.podfall.grader.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.scenario.SymptomSpec;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private final Catalogue catalogue = Catalogue.builtIn();
    private final Incidents incidents =
            new Incidents(catalogue, new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"))));

    @Test
    void the_same_seed_and_wish_make_the_same_incident() {
        IncidentWish wish = new IncidentWish(FaultPage.Group.networking, 1);
        Incident first = incidents.compose(wish, 3);
        Incident again = incidents.compose(wish, 3);
        assertThat(again.document()).isEqualTo(first.document());
        assertThat(first.faults())
                .hasSize(1)
                .allSatisfy(f -> assertThat(f.page().group()).isEqualTo(FaultPage.Group.networking));
        assertThat(first.lab().task()).contains(first.lab().title()).contains("Your task");
        assertThat(first.lab().title())
                .as("tells it from one that looks the same")
                .contains("3");
        assertThat(first.lab().explanation()).contains(first.faults().get(0).cause());
    }

    @Test
    void of_several_faults_the_right_answer_names_all() {
        Incident incident = incidents.compose(new IncidentWish(null, 2), 1);
        assertThat(incident.faults()).hasSize(2);
        DiagnosisSpec fields = incident.lab().rubric().diagnosis().get(1);
        incident.faults().forEach(f -> assertThat(fields.answer().text()).contains(f.object() + ": " + f.field()));
        assertThat(fields.options()).filteredOn(DiagnosisSpec.Choice::correct).hasSize(1);
        assertThat(fields.options())
                .extracting(DiagnosisSpec.Choice::text)
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void nothing_may_stand_under_a_name_that_a_fault_made_up() {
        Incident incident = incidents.compose(new IncidentWish(null, 2), 12);
        String madeUp = incident.faults().stream()
                .filter(f -> f.spec().fault().equals("config-reference"))
                .map(f -> f.spec().with().path("name").asText())
                .findFirst()
                .orElseThrow();
        assertThat(incident.lab().rubric().guards())
                .filteredOn(g -> g.severity() == GuardSpec.Severity.catastrophic)
                .extracting(GuardSpec::id)
                .contains("no-copy-" + madeUp);
    }

    /** The second is felt by itself alone: behind the first no pod comes to be scheduled. */
    @Test
    void what_one_fault_showed_by_itself_is_not_looked_for_where_all_are_together() {
        Incident incident = incidents.compose(new IncidentWish(FaultPage.Group.identity, 2), 11);
        assertThat(incident.faults())
                .extracting(f -> f.spec().fault())
                .containsExactly("service-account", "memory-request");
        assertThat(incident.lab().scenario().breakage().symptom())
                .isEqualTo(new SymptomSpec.EventSeen("ml-serving-prod", "FailedCreate", null));
    }

    @Test
    void a_wish_that_nobody_can_grant_is_told_what_there_is() {
        assertThat(Incidents.wish(catalogue, "startup", "2")).isEqualTo(new IncidentWish(FaultPage.Group.startup, 2));
        assertThatThrownBy(() -> Incidents.wish(catalogue, "batch", null))
                .isInstanceOfSatisfying(
                        NoSuchIncident.class,
                        no -> assertThat(no.next())
                                .contains("startup")
                                .contains("networking")
                                .doesNotContain("batch"));
        assertThatThrownBy(() -> Incidents.wish(catalogue, null, "4"))
                .isInstanceOfSatisfying(
                        NoSuchIncident.class, no -> assertThat(no.next()).contains("1", "2", "3"));
    }
}
