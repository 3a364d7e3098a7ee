package dev.podfall.web.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Map;

/**
 * What a form with {@code data-save} is told by the address it names there; {@code static/save.js} listens. Such a form carries
 * the revision its values are based on ({@link #REVISION}), so that no tab overwrites what another one stored. Without scripts
 * the same address is sent the same form, without {@link #HEADER}, and answers with a page.
 */
public final class Saving {
    /** Sent by the script: it wants one of the answers below instead of a page. */
    public static final String HEADER = "X-Podfall-Save";

    /** The hidden field. */
    public static final String REVISION = "revision";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Saving() {}

    /** Whether the script asks. */
    public static boolean isAsked(HttpRequest<?> request) {
        return request.getHeaders().contains(HEADER);
    }

    /** The revision a form is based on; 0, that of what was never saved, without a readable one. */
    public static long revision(Form form) {
        return form.text(REVISION)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** It is stored, on the disk, under this revision. */
    public static HttpResponse<?> stored(long revision) {
        return json(HttpStatus.OK, MAPPER.createObjectNode().put(REVISION, revision));
    }

    /**
     * Another tab stored something else since this one was shown; nothing was changed.
     *
     * @param revision of what is stored
     * @param values what is stored, as the fields of this form would send it, in their order
     */
    public static HttpResponse<?> changedElsewhere(long revision, List<Map.Entry<String, String>> values) {
        var body = MAPPER.createObjectNode().put(REVISION, revision);
        var pairs = body.putArray("values");
        values.forEach(value -> pairs.addArray().add(value.getKey()).add(value.getValue()));
        error(body, "changed-elsewhere", "This was changed in another tab or window.", "Choose which one counts.");
        return json(HttpStatus.CONFLICT, body);
    }

    /** Nothing can be saved any more; the page to go on with. */
    public static HttpResponse<?> over(String message, String path) {
        var body = MAPPER.createObjectNode().put("goTo", path);
        error(body, "over", message, "What was saved before counts.");
        return json(HttpStatus.GONE, body);
    }

    private static void error(ObjectNode body, String code, String message, String next) {
        body.putObject("error")
                .put("category", "CANDIDATE")
                .put("code", code)
                .put("message", message)
                .put("next", next);
    }

    private static HttpResponse<?> json(HttpStatus status, ObjectNode body) {
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(body.toString());
    }
}
