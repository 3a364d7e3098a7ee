package dev.podfall.web.chart;

import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lines over one axis.
 *
 * @param title what it is, in words, for people who do not see it
 * @param places on the horizontal axis, rising
 * @param lines each with a value for each place
 * @param across where a line is drawn across; null for none
 * @param diagonal whether a line leads from corner to corner
 * @param reach what the vertical axis reaches at least, such as 100 of percent; 0 for no more than the values
 */
public record LineChart(
        String title,
        String xLabel,
        String yLabel,
        List<Double> places,
        List<Line> lines,
        Double across,
        boolean diagonal,
        double reach) {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    private static final int LEFT = 84;
    private static final int RIGHT = 20;
    private static final int TOP = 16;
    private static final int BOTTOM = 68;

    /** One of the lines. */
    public record Line(String name, List<Double> values) {}

    /** The drawing. @param texts of its legend */
    public Content svg(Texts texts) {
        return (HtmlContent) out -> JtelinesGenerated.render(out, null, texts, this);
    }

    public Scale x() {
        return new Scale(places.get(0), places.get(places.size() - 1), LEFT, WIDTH - RIGHT);
    }

    /** Marks on the horizontal axis. */
    public List<Scale.Tick> xTicks() {
        boolean counted = places.stream().allMatch(place -> place == Math.rint(place));
        return counted ? x().wholeTicks() : x().ticks();
    }

    public Scale y() {
        double most = Math.max(reach, values().max().orElse(1));
        double top = diagonal ? Math.max(1, most) : across == null ? most : Math.max(most, across);
        return Scale.over(values().min().orElse(0), top, HEIGHT - BOTTOM, TOP);
    }

    private DoubleStream values() {
        return lines.stream().flatMap(line -> line.values().stream()).mapToDouble(v -> v);
    }

    /** The points of a line, as SVG wants them. */
    public String points(Line line) {
        Scale x = x();
        Scale y = y();
        return IntStream.range(0, places.size())
                .mapToObj(i -> x.at(places.get(i)) + "," + y.at(line.values().get(i)))
                .collect(Collectors.joining(" "));
    }
}
