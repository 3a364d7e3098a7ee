package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.picture.ConfusionMatrix;
import dev.podfall.scenario.quiz.picture.LiftCurve;
import dev.podfall.scenario.quiz.picture.Line;
import dev.podfall.scenario.quiz.picture.Panel;
import dev.podfall.scenario.quiz.picture.Picture;
import dev.podfall.scenario.quiz.picture.RocCurve;
import dev.podfall.web.chart.LineChart;
import dev.podfall.web.chart.MatrixChart;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;

/** What a question is about, as a page shows it: a picture with its table, or an output word for word; nothing for most. */
public final class Exhibit {
    private static final Picture.Visitor<Content> DRAWN = new Drawn();

    private Exhibit() {}

    public static Content of(Question question) {
        if (question.shown().isPresent()) {
            Picture picture = question.shown().get();
            var drawing = picture.accept(DRAWN);
            return (HtmlContent) out -> JtefigureGenerated.render(out, null, picture.table(), drawing);
        }
        return (HtmlContent) out -> JteexhibitGenerated.render(out, null, question.exhibit());
    }

    private static final class Drawn implements Picture.Visitor<Content> {
        @Override
        public Content confusion(ConfusionMatrix picture) {
            return new MatrixChart(spoken(picture), picture.classes(), picture.counts()).svg();
        }

        @Override
        public Content roc(RocCurve picture) {
            return new LineChart(
                            spoken(picture),
                            "false-positive rate",
                            "true-positive rate",
                            picture.rates(),
                            lines(picture.lines()),
                            null,
                            true,
                            0)
                    .svg();
        }

        @Override
        public Content lift(LiftCurve picture) {
            return new LineChart(
                            spoken(picture),
                            "best-scored share, %",
                            "lift",
                            picture.shares(),
                            lines(picture.lines()),
                            1.0,
                            false,
                            0)
                    .svg();
        }

        @Override
        public Content panel(Panel picture) {
            return new LineChart(
                            spoken(picture),
                            "minutes",
                            picture.unit(),
                            picture.minutes(),
                            lines(picture.lines()),
                            picture.threshold(),
                            false,
                            0)
                    .svg();
        }

        private static List<LineChart.Line> lines(List<Line> lines) {
            return lines.stream()
                    .map(line -> new LineChart.Line(line.name(), line.values()))
                    .toList();
        }

        private static String spoken(Picture picture) {
            return picture.title() + ". The table beneath says the same.";
        }
    }
}
