package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.grader.incident.IncidentWish;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incident that nobody wrote lives as an attempt at any lab does. */
class RandomIncidentTest {
    @TempDir
    Path home;

    @TempDir
    Path nothingWritten;

    private final InstantSource wall = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private final AttemptLog log = AttemptLog.inMemory();
    private final Remembering provider = new Remembering(new EmbeddedProvider(wall));

    /** Knows the cluster that it made last. */
    private static final class Remembering implements ClusterProvider {
        private final ClusterProvider all;
        private Cluster last;

        Remembering(ClusterProvider all) {
            this.all = all;
        }

        @Override
        public Runtime runtime() {
            return all.runtime();
        }

        @Override
        public Set<String> capabilities() {
            return all.capabilities();
        }

        @Override
        public Cluster provision(ClusterSpec spec, Progress progress) {
            last = all.provision(spec, progress);
            return last;
        }

        @Override
        public Optional<Cluster> reopen(String name, Path directory) {
            return all.reopen(name, directory);
        }
    }

    private Proctor proctor(Catalogue catalogue) {
        return new Proctor(catalogue, r -> r == Runtime.EMBEDDED ? provider : null, log, wall, home);
    }

    private static StartRequest wish(Long seed, Integer difficulty) {
        return new StartRequest(null, null, seed, null, "ada")
                .of(new IncidentWish(FaultPage.Group.networking, difficulty));
    }

    @Test
    void it_is_kept_whole_goes_on_after_a_restart_and_is_graded() {
        String id;
        Lab lab;
        try (Proctor proctor = proctor(Catalogue.builtIn())) {
            Attempt attempt = proctor.start(wish(1L, 1), Progress.NONE);
            id = attempt.attempt();
            lab = proctor.lab(id);
            assertThat(id).isEqualTo("random-1");
            assertThat(attempt.incident()).isEqualTo(new Attempt.IncidentView(FaultPage.Group.networking, 1));
            assertThat(attempt.task()).contains(attempt.title());
            assertThat(proctor.start(wish(null, null), Progress.NONE).resumed()).isTrue();
            assertThatThrownBy(() -> proctor.start(wish(null, 2), Progress.NONE))
                    .isInstanceOf(RunsAlready.class)
                    .hasMessageContaining("difficulty 2");
        }
        try (Proctor another = proctor(Catalogue.in(nothingWritten))) {
            another.resumeAll();
            assertThat(another.lab(id))
                    .as("nothing of it comes from the catalogue")
                    .isEqualTo(lab);
            another.reset(id, Progress.NONE);
            new Performer(provider.last).perform(lab.reference().actions());
            another.submit(id);
            Map<String, String> right = lab.rubric().diagnosis().stream()
                    .collect(Collectors.toMap(DiagnosisSpec::id, d -> d.answer().value()));
            assertThat(another.conclude(id, right).score()).isEqualTo(100);
            assertThat(another.report(id).orElseThrow().explanation()).isEqualTo(lab.explanation());
        }
    }
}
