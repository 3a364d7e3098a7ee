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
    private static final double THREAD = 0.5;

    /** @param percent 0 to 100 */
    public record Bar(String name, int percent) {
        /** Of 100; a thread's breadth for nothing, so that it is seen as a bar. */
        public double width() {
            return Math.max(THREAD, percent);
        }
    }

    /** The drawing. */
    public Content svg() {
        return (HtmlContent) out -> JtebarsGenerated.render(out, null, this);
    }
}
