package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whom the healthy cluster's policies keep pods from is tried; where they keep them from nobody, nothing is judged. */
class BoundedTest {
    private static final String CLAIM =
            "bounded: {namespace: ml-serving-prod, labels: {app: fraud-scorer}, who: a pod of the server}";
    private static final String OPEN = "{spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}}";

    @Test
    void a_policy_that_lets_out_to_everybody_keeps_from_nobody() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        Lab lab = Catalogue.builtIn().lab("empty-endpoints");
        LabRun run = new LabRunner(new EmbeddedProvider(clock)).runHealthy(lab, "bounded", 7, null);
        Cluster cluster = run.cluster();
        try {
            ObjectNode policy = Yaml.documents("test", OPEN).get(0);
            Map<String, ObjectNode> healthy = new TreeMap<>(run.baseline().objects());
            healthy.keySet().removeIf(key -> key.startsWith("NetworkPolicy/"));
            healthy.put("NetworkPolicy/ml-serving-prod/open", policy);
            Claim claim = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", CLAIM));
            Collector collector = new Collector(cluster, lab);
            Evidence found = collector.collect(claim.wants(), new Digest(healthy), Set.of(), Thoroughness.CHECK);
            Judgement judgement = claim.judge(found);
            assertThat(judgement.actual()).endsWith("there is nobody it would be kept from");
        } finally {
            cluster.remove();
        }
    }
}
