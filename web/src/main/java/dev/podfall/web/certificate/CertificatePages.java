package dev.podfall.web.certificate;

import dev.podfall.grader.report.form.CertificatePdf;
import dev.podfall.web.account.Language;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** A certificate by its code: whoever has the code may see it, signed in or not. */
@Controller("/certificates")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CertificatePages {
    private static final String PDF = "application/pdf";

    private final Certificates certificates;

    CertificatePages(Certificates certificates) {
        this.certificates = certificates;
    }

    @Get("/{code}")
    HttpResponse<?> show(String code, HttpRequest<?> request) {
        var certificate = certificates.find(code);
        var kind = Texts.in(Language.of(request)).say("exam.report.certificate");
        var frame = Frame.open(kind + ": " + certificate.title(), Frame.Section.EXAMS, request);
        return Html.page(out -> JtecertificateGenerated.render(out, null, frame, certificate));
    }

    @Get("/{code}/pdf")
    HttpResponse<byte[]> pdf(String code) {
        var certificate = certificates.find(code);
        return HttpResponse.ok(pdf(certificate))
                .header(HttpHeaders.CONTENT_TYPE, PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + certificate.sitting() + "-certificate.pdf\"");
    }

    private static byte[] pdf(Certificate certificate) {
        return CertificatePdf.of(certificate.title(), certificate.lines(), certificate.code(), certificate.url());
    }
}
