package dev.podfall.web.quiz;

import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a question's page sent.
 *
 * @param number of the question, counted from 1
 * @param basis the revision that the page showed; empty if it names none, as a program's request
 * @param go where to go on; empty to stay
 * @param moved the place a step was moved to, such as {@code 2-up}; empty for none
 * @param fields all but the token and the revision, to be sent again
 */
record SentAnswer(
        int number,
        Reply reply,
        boolean isFlagged,
        Optional<Long> basis,
        String go,
        String moved,
        List<Map.Entry<String, String>> fields) {

    /** @throws io.micronaut.http.exceptions.HttpStatusException 400 if the form cannot be this question's */
    static SentAnswer read(Sitting sitting, int number, Form form) {
        var question = sitting.question(number);
        var asked = sitting.form(question);
        var isCleared = form.text("clear").isPresent();
        var reply = isCleared ? Reply.NONE : asked.read(form, sitting.reply(question));
        return new SentAnswer(
                number,
                reply,
                form.text("flag").map("on"::equals).orElse(sitting.isFlagged(question)),
                form.text(Saving.REVISION).map(any -> Saving.revision(form)),
                form.text("go").orElse(""),
                asked.moved(form, reply),
                fields(form));
    }

    private static List<Map.Entry<String, String>> fields(Form form) {
        var all = new ArrayList<Map.Entry<String, String>>();
        form.fields().keySet().stream()
                .filter(name -> !name.equals("_token") && !name.equals(Saving.REVISION))
                .forEach(name -> form.all(name).forEach(value -> all.add(Map.entry(name, value))));
        return List.copyOf(all);
    }
}
