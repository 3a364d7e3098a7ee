package dev.podfall.grader.report.form;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Text inside HTML: none of it is ever markup of a page. */
final class MarkupText {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private static final int LOWEST_HEADING = 6;

    private MarkupText() {}

    /** For the inside of elements and of quoted attributes. */
    static String of(String text) {
        return PlainWords.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Authored text as a tree, tables in it too. */
    static Node parsed(String markdown) {
        return PARSER.parse(PlainWords.of(markdown));
    }

    /** Authored text: raw HTML in it is shown, pictures are their words, headings lie below the page's own. */
    static String ofMarkdown(String markdown) {
        Node text = parsed(markdown);
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + 1));
                visitChildren(heading);
            }

            @Override
            public void visit(Image picture) {
                visitChildren(picture);
                for (Node word = picture.getFirstChild(); word != null; word = picture.getFirstChild()) {
                    picture.insertBefore(word);
                }
                picture.unlink();
            }
        });
        return RENDERER.render(text);
    }
}
