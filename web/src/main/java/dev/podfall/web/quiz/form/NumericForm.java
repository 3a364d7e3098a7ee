package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** A field for a number. What cannot be read as one is kept as it was typed, with a note beside it. */
record NumericForm(Numeric question) implements QuestionForm {
    private static final int LONGEST = 60;

    @Override
    public String instruction(Texts texts) {
        return question.unit() == null
                ? texts.say("quiz.how.number")
                : texts.say("quiz.how.number") + " " + texts.say("quiz.how.unit", question.unit());
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        return (HtmlContent) out -> JtenumberGenerated.render(out, null, texts, question, reply);
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
