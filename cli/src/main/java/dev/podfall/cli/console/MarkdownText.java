package dev.podfall.cli.console;

import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Authored Markdown as a terminal shows it: headings stand out, code is set apart, lists keep their shape. Where nobody looks at a
 * terminal, code keeps its backticks and the rest is plain words. What could steer a terminal is left out.
 */
public final class MarkdownText {
    private static final Parser PARSER = Parser.builder().build();

    private final Console console;

    public MarkdownText(Console console) {
        this.console = console;
    }

    /** A text of several paragraphs, without a line end at its end. */
    public String of(String markdown) {
        var writing = new Writing();
        PARSER.parse(harmless(markdown)).accept(writing);
        return writing.text
                .toString()
                .strip()
                .lines()
                .map(String::stripTrailing)
                .reduce("", MarkdownText::joined)
                .stripLeading();
    }

    /** One line, such as an option of a question; "1." at its beginning begins no list. */
    public String line(String markdown) {
        return of(markdown.strip().replaceFirst("^(\\d+)([.)]) ", "$1\\\\$2 ")).replace('\n', ' ');
    }

    private static String joined(String before, String line) {
        return before + "\n" + line;
    }

    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    private final class Writing extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private String indent = "";
        private boolean tight;

        private void block(Runnable content) {
            content.run();
            text.append(tight ? "\n" : "\n\n").append(indent);
        }

        private String inside(Node node) {
            var inner = new Writing();
            inner.indent = indent;
            inner.visitChildren(node);
            return inner.text.toString();
        }

        @Override
        public void visit(Heading heading) {
            block(() -> text.append(console.bold(inside(heading))));
        }

        @Override
        public void visit(Paragraph paragraph) {
            block(() -> visitChildren(paragraph));
        }

        @Override
        public void visit(BulletList list) {
            items(list, "-", 0);
        }

        @Override
        public void visit(OrderedList list) {
            items(list, null, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
        }

        private void items(ListBlock list, String bullet, int first) {
            var tightBefore = tight;
            var indentBefore = indent;
            var number = first;
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                var mark = bullet == null ? String.format(Locale.ROOT, "%d.", number++) : bullet;
                text.append(mark).append(' ');
                tight = list.isTight();
                indent = indentBefore + " ".repeat(mark.length() + 1);
                visitChildren((ListItem) item);
                indent = indentBefore;
                trimBlanks();
                text.append(list.isTight() ? "\n" : "\n\n").append(indent);
            }
            tight = tightBefore;
            if (!tight && list.isTight()) {
                trimBlanks();
                text.append("\n\n").append(indent);
            }
        }

        private void trimBlanks() {
            while (text.length() > 0 && Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.setLength(text.length() - 1);
            }
        }

        @Override
        public void visit(BlockQuote quote) {
            block(() ->
                    text.append(inside(quote).strip().replaceAll("(?m)^", "| ").replace("\n", "\n" + indent)));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            codeBlock(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            codeBlock(code.getLiteral());
        }

        private void codeBlock(String literal) {
            block(() -> text.append(literal.stripTrailing()
                    .lines()
                    .map(line -> "    " + console.command(line))
                    .reduce((a, b) -> a + "\n" + indent + b)
                    .orElse("")));
        }

        @Override
        public void visit(Code code) {
            text.append(console.code(code.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            text.append(console.bold(inside(strong)));
        }

        @Override
        public void visit(Emphasis emphasis) {
            text.append(console.italic(inside(emphasis)));
        }

        @Override
        public void visit(Link link) {
            var shown = inside(link);
            text.append(shown);
            if (!shown.equals(link.getDestination())) {
                text.append(" (").append(link.getDestination()).append(')');
            }
        }

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            text.append('\n').append(indent);
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            text.append('\n').append(indent);
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            block(() -> text.append(html.getLiteral()));
        }

        @Override
        public void visit(ThematicBreak line) {
            block(() -> text.append("---"));
        }
    }
}
