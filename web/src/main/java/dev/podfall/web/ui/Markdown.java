package dev.podfall.web.ui;

import gg.jte.Content;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Authored text as HTML. Raw HTML in it is shown, not run; links of strange schemes lead nowhere. */
public final class Markdown {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();

    private static final TextContentRenderer WORDS = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private static final int LOWEST_HEADING = 6;

    private Markdown() {}

    /** One line of a sentence or a step; "1." at its beginning begins no list. */
    public static Content line(String markdown) {
        return html(markdown.replaceFirst("^(\\d+)\\. ", "$1\\\\. "));
    }

    /** The words alone, on one line. */
    public static String plain(String markdown) {
        return WORDS.render(PARSER.parse(markdown)).strip();
    }

    /** A part of a page that has a title of its own: every heading is one level lower. */
    public static Content part(String markdown) {
        var text = PARSER.parse(markdown);
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + 1));
            }
        });
        var html = RENDERER.render(text);
        return output -> output.writeContent(html);
    }

    /** For a template's {@code ${…}}. */
    public static Content html(String markdown) {
        var html = markdown == null ? "" : RENDERER.render(PARSER.parse(markdown));
        return output -> output.writeContent(html);
    }
}
