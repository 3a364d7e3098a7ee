package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a grade of the healthy cluster says of a rubric. */
class HealthyEarnsAllTest {
    private static Line line(String id, Verdict verdict, double earned) {
        return new Line(
                id, id, "survives", 50, earned, verdict, "could not be tried: there is nobody", "", "", "", null);
    }

    private static Score score(Line guard, Line... criteria) {
        return Score.of(List.of(criteria), List.of(guard));
    }

    @Test
    void all_that_was_seen_and_met_proves_it() {
        Score score = score(line("kept", Verdict.met, 0), line("one", Verdict.met, 50), line("two", Verdict.met, 50));
        assertThat(HealthyEarnsAll.problems(score, true)).isEmpty();
    }

    @Test
    void a_criterion_or_a_guard_that_was_left_unseen_is_a_problem_whatever_the_points() {
        Score score = score(
                line("kept", Verdict.unverifiable, 0),
                line("one", Verdict.met, 50),
                line("two", Verdict.unverifiable, 0));
        assertThat(score.points()).isEqualTo(100);
        assertThat(HealthyEarnsAll.problems(score, true))
                .hasSize(2)
                .anyMatch(p -> p.startsWith("two judges nobody") && p.contains("could not be tried: there is nobody"))
                .anyMatch(p -> p.startsWith("kept judges nobody"));
        assertThat(HealthyEarnsAll.problems(score, false)).isEmpty();
    }

    @Test
    void what_is_not_met_is_a_problem_anywhere() {
        Score score = score(line("kept", Verdict.met, 0), line("one", Verdict.met, 50), line("two", Verdict.unmet, 0));
        assertThat(HealthyEarnsAll.problems(score, false)).anyMatch(p -> p.startsWith("The baseline earns 50 points."));
    }
}
