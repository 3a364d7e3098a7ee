package dev.podfall.web.ui;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.util.function.Consumer;

/** Answers that are pages. Templates are plain static methods, so a missing parameter is a compile error. */
public final class Html {
    private static final MediaType TYPE = new MediaType("text/html", java.util.Map.of("charset", "utf-8"));

    private Html() {}

    /** A page, or a part of one. */
    public static MutableHttpResponse<byte[]> page(Consumer<HtmlTemplateOutput> template) {
        return page(HttpStatus.OK, template);
    }

    /** A page with a status of its own. */
    public static MutableHttpResponse<byte[]> page(HttpStatus status, Consumer<HtmlTemplateOutput> template) {
        return HttpResponse.<byte[]>status(status).contentType(TYPE).body(render(template));
    }

    /** Sends the browser to another page after a change (post, redirect, get). */
    public static MutableHttpResponse<byte[]> goTo(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    private static byte[] render(Consumer<HtmlTemplateOutput> template) {
        var bytes = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(bytes));
        return bytes.toByteArray();
    }
}
