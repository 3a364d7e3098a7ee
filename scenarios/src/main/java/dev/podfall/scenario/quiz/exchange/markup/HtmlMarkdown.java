package dev.podfall.scenario.quiz.exchange.markup;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML of other people as Markdown. Words, emphasis, code, lists, quotes and links stay; scripts, styles and forms go; of a picture its
 * description stays, and of a table its cells. Used once.
 */
public final class HtmlMarkdown {
    private static final String BLOCKS =
            "p|div|section|article|header|footer|h1|h2|h3|h4|h5|h6|ul|ol|pre|blockquote|table|thead|tbody|tr|hr|dl|dt|dd|center|figure|figcaption|prompt|itembody";

    private static final String GONE =
            "script|style|iframe|object|embed|form|input|select|textarea|svg|math|video|audio|noscript|template";

    private final Consumer<String> lost;
    private Paragraph open;

    private HtmlMarkdown(Consumer<String> lost) {
        this.lost = lost;
    }

    /** @param lost is told what the Markdown does not say, in words */
    public static String of(String html, Consumer<String> lost) {
        Document document = new Document();
        HtmlMarkdown reading = new HtmlMarkdown(lost);
        reading.blocks(Jsoup.parseBodyFragment(html).body(), document);
        return MarkdownHtml.markdown(document);
    }

    /** The same for an XHTML element of an XML document. */
    public static String of(org.w3c.dom.Element xhtml, Consumer<String> lost) {
        Document document = new Document();
        HtmlMarkdown reading = new HtmlMarkdown(lost);
        reading.blocks(XhtmlCopy.of(xhtml), document);
        return MarkdownHtml.markdown(document);
    }

    /** Whether a text would be read as HTML by those who take both. */
    public static boolean looksLike(String text) {
        return text.matches("(?s).*</?[a-zA-Z][a-zA-Z0-9]*(\\s[^<>]*)?/?>.*")
                || text.matches("(?s).*&(#\\d+|[a-zA-Z]+);.*");
    }

    private void blocks(Element from, org.commonmark.node.Node into) {
        open = null;
        for (Node node : from.childNodes()) {
            if (node instanceof Element element && element.normalName().matches(BLOCKS)) {
                open = null;
                block(element, into);
                open = null;
            } else {
                inline(node, paragraph(into));
            }
        }
        open = null;
    }

    /** The one that is being filled, so that words beside each other stay in one. */
    private Paragraph paragraph(org.commonmark.node.Node into) {
        if (open == null) {
            open = new Paragraph();
            into.appendChild(open);
        }
        return open;
    }

    private void block(Element element, org.commonmark.node.Node into) {
        switch (element.normalName()) {
            case "ul" -> list(element, new BulletList(), into);
            case "ol" -> list(element, numbered(element), into);
            case "pre" -> into.appendChild(code(element));
            case "blockquote" -> {
                BlockQuote quote = new BlockQuote();
                into.appendChild(quote);
                blocks(element, quote);
            }
            case "hr" -> open = null;
            case "tr" -> row(element, into);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                StrongEmphasis strong = new StrongEmphasis();
                paragraph(into).appendChild(strong);
                element.childNodes().forEach(node -> inline(node, strong));
            }
            default -> blocks(element, into);
        }
    }

    private static OrderedList numbered(Element element) {
        OrderedList list = new OrderedList();
        String start = element.attr("start");
        list.setMarkerStartNumber(start.matches("[0-9]{1,9}") ? Integer.parseInt(start) : 1);
        return list;
    }

    private void list(Element element, ListBlock list, org.commonmark.node.Node into) {
        list.setTight(element.select("> li > p").isEmpty());
        into.appendChild(list);
        for (Element entry : element.children()) {
            ListItem item = new ListItem();
            list.appendChild(item);
            blocks(entry, item);
        }
    }

    private static FencedCodeBlock code(Element pre) {
        FencedCodeBlock block = new FencedCodeBlock();
        String language = pre.select("code").attr("class").replaceFirst("^language-", "");
        block.setInfo(language.matches("[a-z]{1,20}") ? language : "");
        block.setFenceCharacter("`");
        block.setOpeningFenceLength(3);
        block.setClosingFenceLength(3);
        block.setLiteral(pre.wholeText().stripTrailing() + "\n");
        return block;
    }

    private void row(Element row, org.commonmark.node.Node into) {
        lost.accept("the lines of a table; its cells stay");
        List<String> cells = row.children().eachText();
        paragraph(into).appendChild(new Text(String.join(" | ", cells)));
    }

    private void inline(Node node, org.commonmark.node.Node into) {
        if (node instanceof TextNode text) {
            words(text.getWholeText(), into);
        } else if (node instanceof Element element && !element.normalName().matches(GONE)) {
            element(element, into);
        } else if (node instanceof Element gone) {
            lost.accept("an element <" + gone.normalName() + ">");
        }
    }

    private static void words(String text, org.commonmark.node.Node into) {
        String[] lines =
                text.replace('\u00a0', ' ').replaceAll("[ \t\r\f]+", " ").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean inside = i > 0 && into.getLastChild() != null;
            if (inside && !(into.getLastChild() instanceof SoftLineBreak)) {
                into.appendChild(new SoftLineBreak());
            }
            String line = i > 0 || into.getLastChild() == null ? lines[i].stripLeading() : lines[i];
            if (!line.isEmpty()) {
                into.appendChild(new Text(line));
            }
        }
    }

    private void element(Element element, org.commonmark.node.Node into) {
        switch (element.normalName()) {
            case "b", "strong" -> wrapped(element, new StrongEmphasis(), into);
            case "i", "em" -> wrapped(element, new Emphasis(), into);
            case "code", "tt", "kbd", "samp" -> into.appendChild(new Code(element.text()));
            case "br" -> into.appendChild(new SoftLineBreak());
            case "a" -> link(element, into);
            case "img" -> picture(element, into);
            default -> element.childNodes().forEach(node -> inline(node, into));
        }
    }

    private void wrapped(Element element, org.commonmark.node.Node mark, org.commonmark.node.Node into) {
        if (!element.text().isBlank()) {
            into.appendChild(mark);
            element.childNodes().forEach(node -> inline(node, mark));
        }
    }

    private void link(Element element, org.commonmark.node.Node into) {
        String to = element.attr("href");
        if (to.matches("https?://.*")) {
            wrapped(element, new Link(to, null), into);
        } else {
            lost.accept("a link to " + (to.isBlank() ? "nowhere" : to));
            element.childNodes().forEach(node -> inline(node, into));
        }
    }

    private void picture(Element element, org.commonmark.node.Node into) {
        String words = element.attr("alt").strip();
        lost.accept(words.isEmpty() ? PICTURE : "a picture; its description stays: " + words);
        into.appendChild(new Text(words.isEmpty() ? "(a picture)" : "(" + words + ")"));
    }

    /** What is told of a picture that nothing else describes. */
    public static final String PICTURE = "a picture without a description";
}
