package dev.podfall.scenario.quiz.exchange.moodle;

import dev.podfall.scenario.quiz.exchange.markup.HtmlMarkdown;
import dev.podfall.scenario.quiz.exchange.markup.MarkdownHtml;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/**
 * Texts of a question, in the format that each says it has; without one, in that of the question.
 *
 * @param fallback what a text without a format of its own is
 * @param lost is told what of a text is lost
 */
record MoodleText(String fallback, Consumer<String> lost) {
    /** The text of a child; empty without one. */
    String markdown(Element parent, String child) {
        return XmlFile.child(parent, child).map(this::markdown).orElse("");
    }

    /** The text of an element that holds a {@code text}. */
    String markdown(Element holder) {
        String text = XmlFile.text(holder, "text");
        String format = holder.hasAttribute("format") ? holder.getAttribute("format") : fallback;
        return switch (format) {
            case "markdown" -> text;
            case "plain_text" -> MarkdownHtml.ofPlain(text);
            case "html" -> HtmlMarkdown.of(text, lost);
            default -> HtmlMarkdown.looksLike(text) ? HtmlMarkdown.of(text, lost) : MarkdownHtml.ofPlain(text);
        };
    }
}
