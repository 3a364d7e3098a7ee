package dev.podfall.grader.report.form;

import dev.podfall.grader.report.form.PdfPages.Style;

/** A4 pages. */
final class PdfPaper implements Paper {
    private final PdfPages pages;

    /** @param name of the document */
    PdfPaper(String name) {
        pages = new PdfPages(name);
    }

    @Override
    public void title(String text) {
        pages.text(Style.TITLE, text).gap(6);
    }

    @Override
    public void heading(String text) {
        pages.gap(12).text(Style.HEADING, text);
    }

    @Override
    public void strong(String text) {
        pages.gap(4).text(Style.STRONG, text);
    }

    @Override
    public void text(String text) {
        pages.gap(2).text(Style.PLAIN, text);
    }

    @Override
    public void detail(String text) {
        pages.text(Style.DETAIL, text);
    }

    @Override
    public byte[] bytes() {
        return pages.bytes();
    }
}
