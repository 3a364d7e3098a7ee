package dev.podfall.scenario.quiz.picture;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * A panel of a dashboard: lines over time.
 *
 * @param unit of the values, such as {@code ms}
 * @param minutes when, counted from the panel's left edge, rising
 * @param lines what is plotted
 * @param threshold a line across, where an alert would fire; null for none
 */
public record Panel(
        @Required String title,
        @Required String unit,
        @Required List<Double> minutes,
        @Required List<Line> lines,
        Double threshold)
        implements Picture {
    public Panel {
        minutes = Lists.copy(minutes);
        lines = Lists.copy(lines);
    }

    @Override
    public PictureTable table() {
        String at = threshold == null ? "" : ", threshold " + PictureTable.shown(threshold);
        return LineTable.of(title + " (" + unit + at + ")", "minute", minutes, lines);
    }

    @Override
    public String problem() {
        return LineTable.fits(minutes, lines)
                ? ""
                : "A panel needs rising minutes, and 1 to 4 lines with as many values.";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.panel(this);
    }
}
