package dev.podfall.scenario.quiz.picture;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * True-positive rates over false-positive rates, of one model or several, with the diagonal of a guess.
 *
 * @param rates the false-positive rates, rising from 0 to 1
 * @param lines the true-positive rates of each model, 0 to 1
 */
public record RocCurve(
        @Required String title,
        @Required List<Double> rates,
        @Required List<Line> lines) implements Picture {
    public RocCurve {
        rates = Lists.copy(rates);
        lines = Lists.copy(lines);
    }

    @Override
    public PictureTable table() {
        return LineTable.of(title, "false positives", rates, lines);
    }

    @Override
    public String problem() {
        boolean inside = lines.stream().flatMap(line -> line.values().stream()).allMatch(v -> v >= 0 && v <= 1);
        return LineTable.fits(rates, lines) && inside && rates.get(0) == 0 && rates.get(rates.size() - 1) == 1
                ? ""
                : "A ROC curve needs rising rates from 0 to 1, and 1 to 4 lines with as many values from 0 to 1.";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.roc(this);
    }
}
