package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.engine.Learner;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.engine.lab.LabRun;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.grader.collect.Collector;
import dev.podfall.grader.collect.Thoroughness;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the kinds of claims say of one broken cluster: its pods run and none is ready. */
class ClaimsOnClusterTest {
    private static LabRun run;

    @BeforeAll
    static void breakTheLab() {
        Lab lab = Catalogue.builtIn().lab("empty-endpoints");
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
        run = new LabRunner(new EmbeddedProvider(clock)).runStill(lab, "claims", 7, null);
        run.cluster()
                .admit(new Learner(
                        "learner", lab.facts().namespace(), lab.facts().access()));
    }

    @AfterAll
    static void remove() {
        run.cluster().remove();
    }

    private static Evidence look(List<Observation> wants) {
        return new Collector(run.cluster(), Catalogue.builtIn().lab("empty-endpoints"))
                .collect(wants, run.baseline(), Set.of(), Thoroughness.CHECK);
    }

    private static Judgement judged(String claim) {
        Claim read = Claim.of(Yaml.read(ClaimSpec.class, "claim.yaml", claim));
        return read.judge(look(read.wants()));
    }

    private static void assertMet(Judgement judgement, String actual, String expected) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.met);
        assertThat(judgement.actual()).contains(actual);
        assertThat(judgement.expected()).isEqualTo(expected);
        assertThat(judgement.why()).isEmpty();
    }

    private static void assertUnmet(Judgement judgement, String actual, String expected, String why) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.unmet);
        assertThat(judgement.actual()).contains(actual);
        assertThat(judgement.expected()).isEqualTo(expected);
        assertThat(judgement.why()).contains(why);
    }

    @Test
    void a_condition_has_the_status_that_is_asked_for() {
        String claim = "condition: {kind: Deployment, namespace: ml-serving-prod, name: %s, type: %s, status: '%s'}";
        assertMet(
                judged(String.format(claim, "fraud-scorer", "Available", "False")),
                "Available=False MinimumReplicasUnavailable",
                "Deployment fraud-scorer: Available=False");
        assertUnmet(
                judged(String.format(claim, "fraud-scorer", "Available", "True")),
                "Available=False MinimumReplicasUnavailable",
                "Deployment fraud-scorer: Available=True",
                "Deployment does not have minimum availability.");
        assertUnmet(
                judged(String.format(claim, "fraud-scorer", "Shiny", "True")),
                "no condition Shiny",
                "Deployment fraud-scorer: Shiny=True",
                "");
        assertUnmet(
                judged(String.format(claim, "nobody", "Available", "True")),
                "there is no Deployment nobody",
                "Deployment nobody: Available=True",
                "");
    }

    @Test
    void a_line_is_in_the_logs_or_none_is() {
        String claim = "logs: {namespace: ml-serving-prod, selector: app=fraud-scorer, container: fraud-scorer, "
                + "matches: '%s', absent: %s}";
        assertMet(judged(String.format(claim, "model.*v3", false)), "v3", "a line like model.*v3");
        assertUnmet(judged(String.format(claim, "model.*v3", true)), "v3", "no line like model.*v3", "");
        assertMet(judged(String.format(claim, "OutOfMemory", true)), "no such line", "no line like OutOfMemory");
        assertUnmet(judged(String.format(claim, "OutOfMemory", false)), "no such line", "a line like OutOfMemory", "");
    }

    @Test
    void an_event_was_seen_or_was_not() {
        String claim = "event: {namespace: ml-serving-prod, reason: %s, about: fraud-scorer-, absent: %s}";
        assertMet(
                judged(String.format(claim, "Unhealthy", false)),
                "Readiness probe failed",
                "an event Unhealthy about fraud-scorer-*");
        assertUnmet(
                judged(String.format(claim, "Unhealthy", true)),
                "Readiness probe failed",
                "no event Unhealthy about fraud-scorer-*",
                "");
        assertMet(judged(String.format(claim, "BackOff", true)), "none", "no event BackOff about fraud-scorer-*");
        assertUnmet(
                judged(String.format(claim, "BackOff", false)), "none", "an event BackOff about fraud-scorer-*", "");
    }

    @Test
    void a_user_may_do_something_or_may_not() {
        String claim = "canI: {user: learner, verb: %s, resource: %s, namespace: ml-serving-prod, denied: %s}";
        assertMet(judged(String.format(claim, "delete", "pods", false)), "yes", "yes");
        assertUnmet(judged(String.format(claim, "delete", "pods", true)), "yes", "no", "learner: delete pods");
        assertMet(judged(String.format(claim, "create", "resourcequotas", true)), "no", "no");
        assertUnmet(
                judged(String.format(claim, "create", "resourcequotas", false)),
                "no",
                "yes",
                "learner: create resourcequotas");
    }

    @Test
    void a_command_in_a_container_ends_and_prints_as_it_should() {
        String claim = "exec: {namespace: ml-serving-prod, selector: app=%s, container: fraud-scorer, "
                + "command: [sh, -c, 'echo $LOG_LEVEL; exit %d'], exitCode: %d, matches: %s}";
        assertMet(
                judged(String.format(claim, "fraud-scorer", 0, 0, "INFO")),
                "exit code 0, output INFO",
                "exit code 0, output INFO");
        assertMet(
                judged(String.format(claim, "fraud-scorer", 3, 3, "null")), "exit code 3, output INFO", "exit code 3");
        assertUnmet(
                judged(String.format(claim, "fraud-scorer", 1, 0, "INFO")),
                "exit code 1",
                "exit code 0, output INFO",
                "");
        assertUnmet(
                judged(String.format(claim, "fraud-scorer", 0, 0, "DEBUG")),
                "output INFO",
                "exit code 0, output DEBUG",
                "");
        assertUnmet(
                judged(String.format(claim, "nobody", 0, 0, "INFO")),
                "no pod is running",
                "exit code 0, output INFO",
                "");
    }

    @Test
    void an_object_is_gone_or_is_still_there() {
        assertUnmet(
                judged("absent: {kind: Service, namespace: ml-serving-prod, name: fraud-scorer}"),
                "fraud-scorer",
                "no Service fraud-scorer",
                "It is still there.");
        assertMet(judged("absent: {kind: Service, namespace: ml-serving-prod, name: old}"), "none", "no Service old");
        assertUnmet(
                judged("absent: {kind: Pod, namespace: ml-serving-prod, selector: app=fraud-scorer}"),
                "fraud-scorer-",
                "no Pod",
                "It is still there.");
        assertMet(judged("absent: {kind: Pod, namespace: ml-serving-prod, selector: app=old}"), "none", "no Pod");
    }

    @Test
    void half_of_a_claim_earns_half_of_its_weight_and_the_line_says_where_to_look() {
        RubricSpec rubric = Yaml.read(RubricSpec.class, "rubric.yaml", """
                criteria:
                  - id: pods
                    title: Three pods
                    weight: 20
                    claim:
                      resource:
                        kind: Pod
                        namespace: ml-serving-prod
                        selector: app=fraud-scorer
                        check: size(live) >= 3
                        partly: size(live) >= 2
                        show: "string(size(live)) + ' pods'"
                        expected: three pods
                    why: Two cannot carry the load.
                    see: kubectl get pods
                guards: []
                diagnosis: []
                """);
        Rubric compiled = Rubric.of(rubric);
        Line line = compiled.grade(look(compiled.wants())).criteria().get(0);
        assertThat(line.verdict()).isEqualTo(Verdict.partly);
        assertThat(line.earned()).isEqualTo(10);
        assertThat(line.actual()).isEqualTo("2 pods");
        assertThat(line.expected()).isEqualTo("three pods");
        assertThat(line.why()).isEqualTo("Two cannot carry the load.");
        assertThat(line.see()).isEqualTo("kubectl get pods");
    }

    @Test
    void an_answer_counts_by_who_gave_it() {
        String claim =
                "responds: {request: {url: 'http://model-registry.ml-platform/ready', times: 2}, answer: {status: %s}%s}";
        String registry = ", by: {namespace: ml-platform, deployment: model-registry, container: model-registry}";
        assertMet(
                judged(claim.formatted(200, registry)),
                "2× HTTP 200",
                "HTTP 200, from container model-registry of Deployment model-registry");
        assertMet(judged(claim.formatted(200, ", anybody: true")), "2× HTTP 200", "HTTP 200");
        assertUnmet(
                judged(claim.formatted(200, "")),
                "answered by container model-registry of pod model-registry-",
                "HTTP 200, from container fraud-scorer of Deployment fraud-scorer",
                "Of 2 requests 0 were answered as they should be, and 2 by somebody else.");
        assertUnmet(
                judged(claim.formatted(404, registry)),
                "2× HTTP 200",
                "HTTP 404, from container model-registry of Deployment model-registry",
                "Of 2 requests 0 were answered as they should be.");
    }

    @Test
    void what_cannot_be_looked_at_is_not_held_against_anybody() {
        Judgement judgement = judged("absent: {kind: Unicorn, namespace: ml-serving-prod, name: x}");
        assertThat(judgement.verdict()).isEqualTo(Verdict.unverifiable);
        assertThat(judgement.actual()).startsWith("could not be looked at: ").contains("Unicorn");
    }

    @Test
    void patterns_and_pointers_are_checked_before_anybody_is_graded() {
        for (String wrong : List.of(
                "logs: {namespace: a, selector: b, container: c, matches: '[a'}",
                "exec: {namespace: a, selector: b, container: c, command: [x], matches: '('}",
                "responds: {request: {url: 'http://x'}, answer: {status: 200, fields: {model: v3}}}")) {
            ClaimSpec spec = Yaml.read(ClaimSpec.class, "claim.yaml", wrong);
            assertThatThrownBy(() -> Claim.of(spec)).as(wrong).isInstanceOf(RubricDoesNotCompile.class);
        }
    }
}
