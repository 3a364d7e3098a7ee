package dev.podfall.grader.proof;

import static dev.podfall.grader.proof.Repairs.DEPLOYMENT;
import static dev.podfall.grader.proof.Repairs.after;
import static dev.podfall.grader.proof.Repairs.line;
import static dev.podfall.grader.proof.Repairs.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.report.Report.Cap;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import org.junit.jupiter.api.Test;

/** Containers beside the server have their work to do; an autoscaler gets the time it needs to read their figures. */
class CompanionsTest {
    private static final String SIDECAR = "log-shipper";

    @Test
    void a_sidecar_that_is_taken_out_repairs_nothing() {
        Score score = after(
                "targets-say-unknown",
                c -> patch(
                        c,
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        "{spec: {template: {spec: {containers: [{name: " + SIDECAR + ", $patch: delete}]}}}}"));
        assertThat(line(score, "knows-its-figures").verdict()).isEqualTo(Verdict.met);
        assertThat(line(score, "image-kept").actual()).contains("missing: " + SIDECAR);
        assertThat(score.points()).as(Bench.explain(score)).isLessThan(Score.PASS_MARK);
        assertThat(score.cap()).isEqualTo(Cap.catastrophe);
    }

    @Test
    void a_repair_of_this_minute_is_judged_when_its_figures_were_read() {
        Score score = after(
                "targets-say-unknown",
                c -> patch(
                        c,
                        DEPLOYMENT,
                        PatchKind.STRATEGIC,
                        "{spec: {template: {spec: {containers: [{name: " + SIDECAR
                                + ", resources: {requests: {cpu: 5m}}}]}}}}"));
        assertThat(score.points()).as(Bench.explain(score)).isEqualTo(100);
    }
}
