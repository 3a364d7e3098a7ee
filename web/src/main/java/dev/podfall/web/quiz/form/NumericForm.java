package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.web.ui.Form;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** A field for a number. What cannot be read as one is kept as it was typed, with a note beside it. */
record NumericForm(Numeric question) implements QuestionForm {
    private static final int LONGEST = 60;

    @Override
    public String instruction() {
        return "Type a number: digits, with a point for decimals and no other separators"
                + (question.unit() == null ? "." : ". The unit, " + question.unit() + ", may be left out.");
    }

    @Override
    public Content fields(Reply reply, String moved) {
        return (HtmlContent) out -> JtenumberGenerated.render(out, null, question, reply);
    }

    @Override
    public Reply read(Form form, Reply before) {
        return OneOf.typed(form, LONGEST);
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return OneOf.typedValues(reply);
    }

    @Override
    public List<String> words(Reply reply) {
        return reply.isGiven() ? List.of(reply.text()) : List.of();
    }

    @Override
    public boolean isSeenInRemarks() {
        return false;
    }
}
