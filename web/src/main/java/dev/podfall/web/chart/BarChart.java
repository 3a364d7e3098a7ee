package dev.podfall.web.chart;

import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;

/**
 * Bars from 0 to 100 %, one beneath the other.
 *
 * @param title what it is, in words, for people who do not see it
 */
public record BarChart(String title, List<Bar> bars) {
    private static final int ROW = 34;
    private static final int FULL = 360;

    /** @param percent 0 to 100 */
    public record Bar(String name, int percent) {}

    /** The drawing. */
    public Content svg() {
        return (HtmlContent) out -> JtebarsGenerated.render(out, null, this);
    }

    public int height() {
        return bars.size() * ROW + 4;
    }

    public int y(int row) {
        return row * ROW + 4;
    }

    public int width(Bar bar) {
        return Math.max(2, bar.percent() * FULL / 100);
    }
}
