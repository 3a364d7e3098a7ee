package dev.podfall.scenario.quiz.exchange.gift;

import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.MarkdownHtml;
import java.util.function.Consumer;
import org.jsoup.parser.Parser;

/**
 * How the texts of a question are written.
 *
 * @param lost is told what of a text is lost
 */
record GiftFormat(String name, Consumer<String> lost) {
    /** @param name null where the file says nothing: HTML, if it looks like it */
    static GiftFormat of(String name, Consumer<String> lost) {
        return new GiftFormat(name == null ? "moodle" : name, lost);
    }

    /** @param hidden with escaped characters hidden */
    String markdown(String hidden) {
        String text = GiftText.shown(hidden);
        if (name.equals("markdown")) {
            return text;
        }
        boolean html = name.equals("html") || name.equals("moodle") && HtmlMarkdown.looksLike(text);
        return html ? HtmlMarkdown.of(text, lost) : MarkdownHtml.ofPlain(text);
    }

    /** What a learner would type: no marks in it. */
    String words(String hidden) {
        String text = GiftText.shown(hidden);
        return name.equals("html") ? Parser.unescapeEntities(text, false) : text;
    }
}
