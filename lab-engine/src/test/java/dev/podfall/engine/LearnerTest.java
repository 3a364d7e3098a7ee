package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Grant;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.client.Clients.Place;
import dev.podfall.scenario.load.Catalogue;
import org.junit.jupiter.api.Test;

class LearnerTest {
    /** Reports tell them to: {@code kubectl run probe -n payments --rm -i …}. */
    @Test
    void who_repairs_a_lab_may_ask_from_wherever_its_clients_ask() {
        for (Lab lab : Catalogue.builtIn().labs()) {
            Learner learner = Learner.of("learner", lab);
            for (Client client : lab.clients().clients()) {
                assertThat(client.from() != Place.pod || mayStartPods(learner, client.namespace()))
                        .as(lab.id() + " in " + client.namespace())
                        .isTrue();
            }
            assertThat(learner.access()).extracting(Access::namespace).doesNotHaveDuplicates();
        }
    }

    @Test
    void pods_of_their_own_are_all_they_get_there() {
        Access payments = Learner.of("learner", Catalogue.builtIn().lab("empty-endpoints")).access().stream()
                .filter(a -> a.namespace().equals("payments"))
                .findFirst()
                .orElseThrow();
        assertThat(payments.role()).isEqualTo(Access.Role.view);
        assertThat(payments.rules()).flatExtracting(Grant::resources).containsExactly("pods", "pods/attach");
    }

    private static boolean mayStartPods(Learner learner, String namespace) {
        return learner.access().stream()
                .filter(a -> a.namespace().equals(namespace))
                .anyMatch(a -> a.role() == Access.Role.edit
                        || a.rules().stream()
                                .anyMatch(r -> r.resources().contains("pods")
                                        && r.verbs().contains("create")));
    }
}
