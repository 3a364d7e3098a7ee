package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** A field for a word or a command. */
record ShortAnswerForm(ShortAnswer question) implements QuestionForm {
    private static final int LONGEST = 500;

    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.short");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        return (HtmlContent) out -> JtetextGenerated.render(out, null, texts, reply);
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
