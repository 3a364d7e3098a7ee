package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.TrueFalse;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** Two radio buttons, always in this order. */
record TrueFalseForm(TrueFalse question) implements QuestionForm {
    private static final List<Option> OPTIONS =
            List.of(new Option("true", "True", false, ""), new Option("false", "False", false, ""));

    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.one");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        return (HtmlContent) out -> JteoptionsGenerated.render(out, null, "radio", OPTIONS, reply);
    }

    @Override
    public Reply read(Form form, Reply before) {
        return OneOf.choice(form, List.of("true", "false"));
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return OneOf.values(reply);
    }

    @Override
    public List<String> words(Reply reply) {
        return SingleChoiceForm.words(OPTIONS, reply);
    }
}
