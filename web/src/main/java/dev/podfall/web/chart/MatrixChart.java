package dev.podfall.web.chart;

import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;

/**
 * Counts of true classes, in rows, by predicted ones, in columns; the larger its share of the row, the darker a cell.
 *
 * @param title what it is, in words, for people who do not see it
 */
public record MatrixChart(String title, List<String> classes, List<List<Integer>> counts) {
    static final int LEFT = 150;
    static final int TOP = 58;
    private static final int CELL_WIDTH = 130;
    private static final int CELL_HEIGHT = 64;
    private static final double DARKEST = 0.5;

    /** The drawing. @param texts of its legend */
    public Content svg(Texts texts) {
        return (HtmlContent) out -> JtematrixGenerated.render(out, null, texts, this);
    }

    public int width() {
        return LEFT + classes.size() * CELL_WIDTH + 10;
    }

    public int height() {
        return TOP + classes.size() * CELL_HEIGHT + 10;
    }

    /** The left edge of a column. */
    public int x(int column) {
        return LEFT + column * CELL_WIDTH;
    }

    /** The top edge of a row. */
    public int y(int row) {
        return TOP + row * CELL_HEIGHT;
    }

    /** How dark a cell is, 0 to a half, so that words on it can be read. */
    public String shade(int row, int column) {
        double sum = counts.get(row).stream().mapToInt(Integer::intValue).sum();
        double share = sum == 0 ? 0 : counts.get(row).get(column) / sum;
        return Scale.number(DARKEST * share * 10).replaceFirst("^(\\d)(?:\\.(\\d))?$", "0.$1$2");
    }
}
