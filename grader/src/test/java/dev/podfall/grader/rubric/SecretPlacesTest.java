package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.action.Exec;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.GuardSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token is looked for wherever somebody without rights on Secrets may read: in custom resources and in Git, too. */
class SecretPlacesTest {
    private static final String SECRET = "feature-store-credentials";
    private static final String NS = "ml-serving-prod";

    private Lab lab;
    private LabRun run;
    private Cluster cluster;

    private String healthy(String id) {
        lab = Catalogue.builtIn().lab(id);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(lab, "secret-places", 7, null);
        cluster = run.cluster();
        ObjectNode secret = cluster.api().find("Secret", NS, SECRET).orElseThrow();
        String encoded =
                secret.path("data").properties().iterator().next().getValue().asText();
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    @AfterEach
    void remove() {
        cluster.remove();
    }

    @Test
    void a_custom_resource_that_says_it_is_found() {
        String token = healthy("sealed-anew-and-none-starts");
        assertThat(judged().verdict()).isEqualTo(Verdict.met);
        cluster.api()
                .patch(
                        new ObjectAt("SealedSecret", NS, SECRET),
                        PatchKind.MERGE,
                        Yaml.documents("test", "{metadata: {annotations: {note: 'it is " + token + "'}}}")
                                .get(0));
        assertThat(judged().actual()).contains("SealedSecret " + SECRET + ": metadata.annotations.note");
        assertThat(judged().verdict()).isEqualTo(Verdict.unmet);
    }

    @Test
    void a_file_of_the_repository_that_says_it_is_found() {
        String token = healthy("undone-within-a-minute");
        assertThat(judged().verdict()).isEqualTo(Verdict.met);
        String data = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        new Performer(cluster)
                .perform(new Exec(
                        "delivery",
                        "app=git",
                        "git",
                        List.of(
                                "git-commit",
                                "platform",
                                "write",
                                "apps/fraud-scorer/secret.yaml",
                                "data: {token: " + data + "}")));
        assertThat(judged().actual()).contains("Git repository platform: main");
        assertThat(judged().verdict()).isEqualTo(Verdict.unmet);
    }

    private Judgement judged() {
        GuardSpec spec = lab.rubric().guards().stream()
                .filter(g -> g.id().equals("token-not-in-clear"))
                .findFirst()
                .orElseThrow();
        Claim claim = Claim.of(spec.claim());
        return claim.judge(
                new Collector(cluster, lab).collect(claim.wants(), run.baseline(), Set.of(), Thoroughness.CHECK));
    }
}
