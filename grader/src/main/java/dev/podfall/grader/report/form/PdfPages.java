package dev.podfall.grader.report.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Text on A4 pages, wrapped and broken; a page number at each foot. Runs nothing, links nowhere. Used by one thread, once. */
final class PdfPages {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float FOOT = 40;
    private static final float LEADING = 1.35f;
    private static final float BOLD = 0.35f;
    /** Of a hostile report no more is printed. */
    private static final int MOST_PAGES = 200;

    private static final int LONGEST = 20_000;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final Map<Integer, Boolean> known = new HashMap<>();
    private PDPageContentStream content;
    private String mark;
    private float y;

    /**
     * How a text is set.
     *
     * @param size in points
     * @param indent in points
     * @param grey 0 is black, 1 white
     */
    record Style(float size, float indent, boolean bold, float grey) {
        static final Style TITLE = new Style(20, 0, true, 0);
        static final Style HEADING = new Style(13, 0, true, 0);
        static final Style STRONG = new Style(10, 0, true, 0);
        static final Style PLAIN = new Style(10, 0, false, 0);
        static final Style DETAIL = new Style(9, 14, false, 0.25f);

        Style indented(float points) {
            return new Style(size, indent + points, bold, grey);
        }
    }

    /** @param title of the document, for its readers' windows */
    PdfPages(String title) {
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, file);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Podfall");
            document.getDocumentCatalog().setLanguage("en");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A paragraph; its line breaks are kept. */
    PdfPages text(Style style, String text) {
        String plain = PlainWords.of(text);
        String shortened = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
        for (String paragraph : shortened.split("\\R", -1)) {
            for (String line : wrapped(style, printable(paragraph))) {
                line(style, line);
            }
        }
        return this;
    }

    /** What stands to the left of the next line, as before an item of a list; the style of that line is to be indented. */
    PdfPages mark(String sign) {
        mark = sign;
        return this;
    }

    /** Room before what follows, in points. */
    PdfPages gap(float points) {
        y -= points;
        return this;
    }

    private void line(Style style, String line) {
        if (document.getNumberOfPages() >= MOST_PAGES && y - style.size() * LEADING < MARGIN) {
            return;
        }
        try {
            if (content == null || y - style.size() * LEADING < MARGIN) {
                turn();
            }
            y -= style.size() * LEADING;
            if (mark != null) {
                show(style, MARGIN + style.indent() - width(style, mark + " "), y, mark);
                mark = null;
            }
            show(style, MARGIN + style.indent(), y, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Style style, float x, float height, String line) throws IOException {
        content.beginText();
        content.setFont(font, style.size());
        content.setNonStrokingColor(style.grey());
        content.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.setLineWidth(BOLD);
        content.newLineAtOffset(x, height);
        content.showText(line);
        content.endText();
    }

    private void turn() throws IOException {
        if (content != null) {
            content.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = page.getMediaBox().getHeight() - MARGIN;
        show(Style.DETAIL, PDRectangle.A4.getWidth() - MARGIN - 10, FOOT, String.valueOf(document.getNumberOfPages()));
    }

    private List<String> wrapped(Style style, String text) {
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN - style.indent();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            for (String part : parts(style, word, room)) {
                String with = line.length() == 0 ? part : line + " " + part;
                if (line.length() > 0 && width(style, with) > room) {
                    lines.add(line.toString());
                    line = new StringBuilder(part);
                } else {
                    line = new StringBuilder(with);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word that is wider than the page is broken. */
    private List<String> parts(Style style, String word, float room) {
        if (width(style, word) <= room) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        word.codePoints().forEach(c -> {
            part.appendCodePoint(c);
            if (width(style, part.toString()) > room - style.size()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        });
        parts.add(part.toString());
        return parts;
    }

    private float width(Style style, String text) {
        try {
            return font.getStringWidth(text) / 1000 * style.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.replace("\t", "    ").codePoints().forEach(c -> {
            if (known.computeIfAbsent(c, this::isKnown)) {
                printable.appendCodePoint(c);
            } else if (!Character.isISOControl(c)) {
                printable.append('?');
            }
        });
        return printable.toString();
    }

    private boolean isKnown(int character) {
        // A mark that turns the direction of what follows would let a text lie about itself.
        boolean isMark = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
        try {
            return !isMark && font.encode(Character.toString(character)).length > 0;
        } catch (IOException | IllegalArgumentException noGlyph) {
            return false;
        }
    }

    /** The whole file. */
    byte[] bytes() {
        try (PDDocument closing = document) {
            if (content == null) {
                turn();
            }
            content.close();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            closing.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
