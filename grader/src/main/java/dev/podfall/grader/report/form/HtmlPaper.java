package dev.podfall.grader.report.form;

import java.nio.charset.StandardCharsets;

/** One page that opens from disk and prints well, without script. */
final class HtmlPaper implements Paper {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; }
            p { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            p.detail { margin-left: 1rem; color: #57606a; }
            @media print { body { max-width: none; margin: 0; font-size: 10pt; } h2 { break-after: avoid; } }
            </style></head><body>
            """;

    private final StringBuilder page = new StringBuilder();

    /** @param name of the document */
    HtmlPaper(String name) {
        page.append(HEAD.formatted(MarkupText.of(name)));
    }

    private void element(String tag, String text) {
        page.append('<').append(tag).append('>').append(MarkupText.of(text)).append("</");
        page.append(tag.replaceFirst(" .*", "")).append(">\n");
    }

    @Override
    public void title(String text) {
        element("h1", text);
    }

    @Override
    public void heading(String text) {
        element("h2", text);
    }

    @Override
    public void strong(String text) {
        page.append("<p><strong>").append(MarkupText.of(text)).append("</strong></p>\n");
    }

    @Override
    public void text(String text) {
        element("p", text);
    }

    @Override
    public void detail(String text) {
        element("p class=\"detail\"", text);
    }

    @Override
    public byte[] bytes() {
        return page.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
