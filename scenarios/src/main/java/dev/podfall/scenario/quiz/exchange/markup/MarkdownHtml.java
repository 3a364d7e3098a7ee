package dev.podfall.scenario.quiz.exchange.markup;

import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Markdown as HTML, and plain words as Markdown. */
public final class MarkdownHtml {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder().build();

    private MarkdownHtml() {}

    /** Well-formed as XML, too. */
    public static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown)).strip();
    }

    /** Words in which no character is meant as a mark; line breaks stay. */
    public static String ofPlain(String words) {
        Document document = new Document();
        for (String part : words.strip().split("\n[ \t]*\n")) {
            Paragraph paragraph = new Paragraph();
            String[] lines = part.strip().split("\n");
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    paragraph.appendChild(new SoftLineBreak());
                }
                paragraph.appendChild(new Text(lines[i].strip()));
            }
            document.appendChild(paragraph);
        }
        return markdown(document);
    }

    static String markdown(Node document) {
        return MARKDOWN.render(document).strip();
    }
}
