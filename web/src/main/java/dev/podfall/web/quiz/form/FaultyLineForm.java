package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Markdown;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** The lines of a manifest, each with a radio button; in their order, which tells nothing. */
record FaultyLineForm(FaultyLine question) implements QuestionForm {
    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.line");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        return (HtmlContent) out -> JtelinesGenerated.render(out, null, texts, question.text(), reply);
    }

    @Override
    public Reply read(Form form, Reply before) {
        return OneOf.choice(form, question.numbers());
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return OneOf.values(reply);
    }

    @Override
    public List<String> words(Reply reply) {
        return question.numbers().stream()
                .filter(reply::has)
                .map(number -> Markdown.plain(question.name(Integer.parseInt(number))))
                .toList();
    }
}
