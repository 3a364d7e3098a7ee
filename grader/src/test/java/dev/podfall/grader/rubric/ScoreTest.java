package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.report.Report.Cap;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What marks come of criteria of which some could not be looked at. Letters: met, unmet, could not be looked at. */
class ScoreTest {
    @ParameterizedTest
    @CsvSource({
        "m72 m8 d20, 100",
        "m72 u8 d20, 92",
        "?8 m72 d20, 100",
        "?72 m8 d20, 65",
        "?40 m40 d20, 100",
        "?80 d20, ",
    })
    void nobody_passes_by_less_than_half_of_the_repair(String lines, Integer points) {
        List<Line> criteria = new ArrayList<>();
        for (String line : lines.split(" ")) {
            criteria.add(line(line.charAt(0), Integer.parseInt(line.substring(1))));
        }
        assertThat(Score.of(criteria, List.of()).points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "m80 d20, 5, 65, catastrophe",
        "m80 d20, 40, 60,",
        "u60 m20 d20, 5, 35,",
        "?72 m8 d20, 0, 65, unseen",
        "m80 d20, 0, 100,",
    })
    void what_holds_points_down_is_told_where_it_does(String lines, int cost, Integer points, Cap cap) {
        List<Line> criteria = new ArrayList<>();
        for (String line : lines.split(" ")) {
            criteria.add(line(line.charAt(0), Integer.parseInt(line.substring(1))));
        }
        Verdict verdict = cost == 0 ? Verdict.met : Verdict.unmet;
        Line guard = new Line("g", "guard", "warmsUp", cost, -cost, verdict, "", "", "", "", "catastrophic");
        Score score = Score.of(criteria, List.of(guard));
        assertThat(score.points()).isEqualTo(points);
        assertThat(score.cap()).isEqualTo(cap);
    }

    @ParameterizedTest
    @CsvSource({"met, false", "partly, true", "unmet, true", "unverifiable, false"})
    void what_is_needed_rules_passing_out_where_it_is_missing(Verdict verdict, boolean catastrophe) {
        Judgement judged = new Judgement(verdict, 0, "", "", "", false).needed();
        assertThat(judged.catastrophe()).isEqualTo(catastrophe);
        assertThat(judged.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "+++, 1",
        "+++ -, 0.5",
        "+ ---------, 0.5",
        "+- ++, 0.75",
        "-, 0",
        "/--, 0",
        "++ -- /----, 0.25",
        "'', 0"
    })
    void each_pod_that_answers_counts_as_much_as_the_others(String pods, double share) {
        Map<String, List<Boolean>> byPod = new TreeMap<>();
        int answers = 0;
        for (String pod : pods.isEmpty() ? new String[0] : pods.split(" ")) {
            List<Boolean> all =
                    pod.replace("/", "").chars().mapToObj(c -> c == '+').toList();
            byPod.put(pod.startsWith("/") ? "" : pod, all);
            answers += all.size();
        }
        assertThat(RespondsClaim.share(byPod, answers)).isEqualTo(share);
    }

    private static Line line(char how, int weight) {
        Verdict verdict = switch (how) {
            case '?' -> Verdict.unverifiable;
            case 'u' -> Verdict.unmet;
            default -> Verdict.met;
        };
        String kind = how == 'd' ? Rubric.DIAGNOSIS : "scores";
        return new Line(
                "id", "title", kind, weight, verdict == Verdict.met ? weight : 0, verdict, "", "", "", "", null);
    }
}
