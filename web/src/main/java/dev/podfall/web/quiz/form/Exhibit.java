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
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;

/** What a question is about, as a page shows it: a picture with its table, or an output word for word; nothing for most. */
public final class Exhibit {
    private Exhibit() {}

    public static Content of(Question question, Texts texts) {
        if (question.shown().isPresent()) {
            Picture picture = question.shown().get();
            var drawing = picture.accept(new Drawn(texts));
            return (HtmlContent) out -> JtefigureGenerated.render(out, null, texts, picture.table(), drawing);
        }
        return (HtmlContent) out -> JteexhibitGenerated.render(out, null, texts, question.exhibit());
    }

    private record Drawn(Texts texts) implements Picture.Visitor<Content> {
        @Override
        public Content confusion(ConfusionMatrix picture) {
            return new MatrixChart(spoken(picture), picture.classes(), picture.counts()).svg(texts);
        }

        @Override
        public Content roc(RocCurve picture) {
            return new LineChart(
                            spoken(picture),
                            texts.say("chart.roc.x"),
                            texts.say("chart.roc.y"),
                            picture.rates(),
                            lines(picture.lines()),
                            null,
                            true,
                            0)
                    .svg(texts);
        }

        @Override
        public Content lift(LiftCurve picture) {
            return new LineChart(
                            spoken(picture),
                            texts.say("chart.lift.x"),
                            texts.say("chart.lift.y"),
                            picture.shares(),
                            lines(picture.lines()),
                            1.0,
                            false,
                            0)
                    .svg(texts);
        }

        @Override
        public Content panel(Panel picture) {
            return new LineChart(
                            spoken(picture),
                            texts.say("chart.minutes"),
                            picture.unit(),
                            picture.minutes(),
                            lines(picture.lines()),
                            picture.threshold(),
                            false,
                            0)
                    .svg(texts);
        }

        private static List<LineChart.Line> lines(List<Line> lines) {
            return lines.stream()
                    .map(line -> new LineChart.Line(line.name(), line.values()))
                    .toList();
        }

        private String spoken(Picture picture) {
            return texts.say("chart.spoken", picture.title());
        }
    }
}
