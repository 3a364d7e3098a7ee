package dev.podfall.grader.report.form;

import dev.podfall.grader.report.form.PdfPages.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Authored text on pages: headings, paragraphs, lists, code and rows of tables, without the signs that make them. */
final class PdfMarkdown extends AbstractVisitor {
    private static final Style CODE = new Style(9, 14, false, 0.25f);
    private static final float STEP = 16;
    /** Deeper lists go no further to the right: room for words is left. */
    private static final float DEEPEST = 8 * STEP;

    private static final float ROOM = 5;
    private static final char KEPT_SPACE = '\u00a0';

    private final PdfPages pages;
    private float indent;

    private PdfMarkdown(PdfPages pages) {
        this.pages = pages;
    }

    static void print(String markdown, PdfPages pages) {
        MarkupText.parsed(markdown).accept(new PdfMarkdown(pages));
    }

    @Override
    public void visit(Heading heading) {
        say(heading.getLevel() <= 2 ? Style.HEADING : Style.STRONG, MarkdownWords.of(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        say(Style.PLAIN, MarkdownWords.of(paragraph));
    }

    @Override
    public void visit(BlockQuote quote) {
        inside(quote);
    }

    @Override
    public void visit(BulletList list) {
        items(list, List.of());
    }

    @Override
    public void visit(OrderedList list) {
        int first = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        List<String> numbers = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            numbers.add(first + numbers.size() + ".");
        }
        items(list, numbers);
    }

    private void items(Node list, List<String> numbers) {
        int at = 0;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            pages.mark(numbers.isEmpty() ? "•" : numbers.get(at));
            inside(item);
            at++;
        }
    }

    private void inside(Node block) {
        float before = indent;
        indent = Math.min(DEEPEST, indent + STEP);
        visitChildren(block);
        indent = before;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        code(html.getLiteral());
    }

    @Override
    public void visit(ThematicBreak line) {
        pages.gap(ROOM);
    }

    /** A row of a table; the words of its cells in one line. */
    @Override
    public void visit(CustomNode part) {
        if (part instanceof TableRow row) {
            List<Node> cells = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                cells.add(cell);
            }
            say(Style.PLAIN, cells.stream().map(MarkdownWords::of).collect(Collectors.joining(" · ")));
        } else {
            visitChildren(part);
        }
    }

    /** The beginnings of its lines stay where they are. */
    private void code(String text) {
        String kept = text.stripTrailing()
                .lines()
                .map(line -> String.valueOf(KEPT_SPACE)
                                .repeat(line.length() - line.stripLeading().length())
                        + line.stripLeading())
                .collect(Collectors.joining("\n"));
        say(CODE, kept);
    }

    private void say(Style style, String words) {
        pages.gap(ROOM).text(style.indented(indent), words);
    }
}
