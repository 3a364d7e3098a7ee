package dev.podfall.web.quiz;

import dev.podfall.scenario.Domain;
import dev.podfall.web.chart.BarChart;
import dev.podfall.web.chart.LineChart;
import dev.podfall.web.ui.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a learner gets on, from marked sittings.
 *
 * @param scores of the newest sittings, oldest first
 * @param domains the skill areas, weakest first
 */
record Progress(List<Score> scores, List<Area> domains) {
    private static final int NEWEST_ANSWERS = 20;
    private static final int NEWEST_SITTINGS = 20;
    private static final double MOST_PERCENT = 100;

    /** A sitting's. */
    record Score(Sitting sitting) {
        int percent() {
            return sitting.row().score();
        }
    }

    /**
     * A skill area.
     *
     * @param answers how many it is of, the newest ones, 20 at most
     * @param percent of the points that they could have earned
     */
    record Area(Domain domain, int answers, int percent) {}

    /** @param marked newest first */
    static Progress of(List<Sitting> marked) {
        var scores = new ArrayList<>(
                marked.stream().limit(NEWEST_SITTINGS).map(Score::new).toList());
        Collections.reverse(scores);
        return new Progress(List.copyOf(scores), areas(marked));
    }

    private static List<Area> areas(List<Sitting> marked) {
        Map<Domain, List<double[]>> answers = new EnumMap<>(Domain.class);
        for (var sitting : marked) {
            var marks = Marks.read(sitting.row().marks());
            for (var question : sitting.questions()) {
                var domain = question.tags().domain();
                var mark = marks.byQuestion().get(question.id());
                if (domain != null && mark != null) {
                    var all = answers.computeIfAbsent(domain, d -> new ArrayList<>());
                    if (all.size() < NEWEST_ANSWERS) {
                        all.add(new double[] {mark.fraction() * question.weight(), question.weight()});
                    }
                }
            }
        }
        return answers.entrySet().stream()
                .map(e -> new Area(e.getKey(), e.getValue().size(), percent(e.getValue())))
                .sorted(java.util.Comparator.comparingInt(Area::percent))
                .toList();
    }

    private static int percent(List<double[]> answers) {
        var earned = answers.stream().mapToDouble(answer -> answer[0]).sum();
        var possible = answers.stream().mapToDouble(answer -> answer[1]).sum();
        return (int) Math.floor(100 * earned / possible + 1e-9);
    }

    BarChart domainChart(Texts texts) {
        return new BarChart(
                texts.say("quiz.progress.domainChart"),
                domains.stream()
                        .map(area -> new BarChart.Bar(area.domain().title(), area.percent()))
                        .toList());
    }

    /** From two sittings on. */
    LineChart scoreChart(Texts texts) {
        return new LineChart(
                texts.say("quiz.progress.scoreChart"),
                texts.say("quiz.progress.x"),
                texts.say("quiz.progress.y"),
                IntStream.rangeClosed(1, scores.size())
                        .mapToObj(i -> (double) i)
                        .toList(),
                List.of(new LineChart.Line(
                        texts.say("quiz.progress.line"),
                        scores.stream().map(score -> (double) score.percent()).toList())),
                null,
                false,
                MOST_PERCENT);
    }
}
