package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeckReportTest {
    private final Lab lab = Catalogue.builtIn().lab("wrong-predictions");

    @Test
    void who_was_never_failed_is_named_and_lowers_the_score() {
        List<Outcome> outcomes = List.of(
                outcome(2, null, line("scores", Verdict.unmet)),
                outcome(7, null, line("version-meant", Verdict.partly)),
                outcome(12, "stand-in", line("survives", Verdict.unmet), line("route-kept", Verdict.met)),
                outcome(13, "replace", line("limits-kept", Verdict.unverifiable)));
        DeckReport report = DeckReport.of(List.of(lab), outcomes.subList(1, 4)).get(0);
        assertThat(report.cheats()).extracting(Outcome::card).containsExactly("stand-in");
        assertThat(report.rightWays()).extracting(Outcome::card).containsExactly("replace");
        assertThat(report.judges()).contains("scores", "version-meant", "survives", "route-kept", "limits-kept");
        assertThat(report.neverFailed())
                .contains("scores", "route-kept", "limits-kept")
                .doesNotContain("version-meant", "survives");
        int all = report.judges().size();
        assertThat(report.mutationScore()).isEqualTo(100 * 2 / all);
    }

    @Test
    void a_lab_whose_cheats_were_not_played_has_none() {
        assertThat(DeckReport.of(List.of(lab), List.of(outcome(7, null, line("scores", Verdict.unmet)))))
                .isEmpty();
    }

    private Outcome outcome(int number, String card, Line... lines) {
        Score score = new Score(List.of(lines), List.of(), 40, false, null);
        return new Outcome(lab.id(), lab.seed(), number, "claim", List.of(), Duration.ofMillis(1), card, score);
    }

    private static Line line(String id, Verdict verdict) {
        return new Line(id, id, "resource", 10, 0, verdict, "a", "b", "c", "d", null);
    }
}
