package dev.podfall.scenario.quiz.picture;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * How many times more hits than a blind choice would have, among the best-scored share of all.
 *
 * @param shares in per cent, rising to 100
 * @param lines the lift of each model
 */
public record LiftCurve(
        @Required String title,
        @Required List<Double> shares,
        @Required List<Line> lines) implements Picture {
    public LiftCurve {
        shares = Lists.copy(shares);
        lines = Lists.copy(lines);
    }

    @Override
    public PictureTable table() {
        return LineTable.of(title, "best-scored %", shares, lines);
    }

    @Override
    public String problem() {
        boolean positive =
                lines.stream().flatMap(line -> line.values().stream()).allMatch(v -> v >= 0);
        return LineTable.fits(shares, lines) && positive && shares.get(shares.size() - 1) == 100
                ? ""
                : "A lift curve needs rising shares up to 100, and 1 to 4 lines with as many values, none below 0.";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.lift(this);
    }
}
