package dev.podfall.sim.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.Registry;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.WatchSink;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients hear of defects of ours. */
class DefectTest {
    @Test
    void an_answer_that_takes_the_whole_stack_is_an_error_and_the_next_one_comes() {
        try (BareCluster cluster = new BareCluster(
                InstantSource.system().instant(), services -> over(new Deep(services.registry()), services))) {
            Rest admin = Rest.as(cluster, "kubernetes-admin", List.of("system:masters"));

            assertThat(admin.get("/api/v1/namespaces/default/pods").status()).isEqualTo(500);
            assertThat(admin.get("/api/v1/namespaces").status()).isEqualTo(200);
        }
    }

    private static ApiServices over(Registry registry, ApiServices of) {
        return ApiServices.of(of.loop(), registry, of.system(), of.pki(), of.wall())
                .withAudit(of.audit());
    }

    /** @param real answers what is not about pods */
    private record Deep(Registry real) implements Registry {
        @Override
        public Answer handle(Request request) {
            return request.type().plural().equals("pods") ? handle(request) : real.handle(request);
        }

        @Override
        public SimClient.Watch watch(Request request, WatchSink sink) {
            return real.watch(request, sink);
        }

        @Override
        public List<ServedResource> served() {
            return real.served();
        }

        @Override
        public long resourceVersion() {
            return real.resourceVersion();
        }
    }
}
