package dev.podfall.grader.report.form;

import dev.podfall.grader.report.form.PdfPages.Style;
import java.util.List;

/** A certificate on one page. */
public final class CertificatePdf {
    private CertificatePdf() {}

    /**
     * The whole file.
     *
     * @param title of the exam
     * @param lines what it says, one after the other
     * @param code that the server knows it by
     * @param where the page that says whether it is one
     */
    public static byte[] of(String title, List<String> lines, String code, String where) {
        PdfPages pages = new PdfPages("Certificate: " + title);
        pages.text(Style.PLAIN, "")
                .gap(120)
                .text(new Style(12, 40, false, 0.3f), "Certificate")
                .gap(10);
        pages.text(new Style(26, 40, true, 0), title).gap(20);
        lines.forEach(line -> pages.text(new Style(12, 40, false, 0), line).gap(4));
        pages.gap(30).text(new Style(14, 40, true, 0), code).gap(4);
        pages.text(new Style(9, 40, false, 0.3f), "Whether this is one says " + where);
        return pages.bytes();
    }
}
