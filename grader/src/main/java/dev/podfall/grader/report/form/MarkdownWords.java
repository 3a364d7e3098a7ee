package dev.podfall.grader.report.form;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a heading or paragraph, without marks; the address of a link is behind its words, as paper has no links. */
final class MarkdownWords extends AbstractVisitor {
    private final StringBuilder words = new StringBuilder();

    private MarkdownWords() {}

    static String of(Node block) {
        MarkdownWords reader = new MarkdownWords();
        reader.visitChildren(block);
        return reader.words.toString().strip();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    /** The lines of the source are not those of the page. */
    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append('\n');
    }

    @Override
    public void visit(Link link) {
        String said = of(link);
        words.append(said);
        if (!said.equals(link.getDestination())) {
            words.append(" (").append(link.getDestination()).append(')');
        }
    }
}
