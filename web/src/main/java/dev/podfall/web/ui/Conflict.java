package dev.podfall.web.ui;

import dev.podfall.web.account.Session;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;

/**
 * What who sent a form without scripts sees when another tab, window or person stored something else meanwhile: both, and which one
 * shall count.
 *
 * @param action where the form is sent again
 * @param back where theirs is left as it is
 * @param revision of what is stored
 * @param sent the form's fields, to be sent again
 * @param mine what was sent, in words
 * @param theirs what is stored, in words
 */
public record Conflict(
        String action,
        String back,
        long revision,
        List<Map.Entry<String, String>> sent,
        List<String> mine,
        List<String> theirs) {
    /** The page. */
    public HttpResponse<?> page(Frame.Section section, Session session) {
        var frame = Frame.said("changed.elsewhere", section, session);
        return Html.page(
                HttpStatus.CONFLICT,
                out -> JtechangedGenerated.render(out, null, frame, action, back, revision, sent, mine, theirs));
    }
}
