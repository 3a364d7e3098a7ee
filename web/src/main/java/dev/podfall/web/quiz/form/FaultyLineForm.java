package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Markdown;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** The lines of a manifest, each with a radio button; in their order, which tells nothing. */
record FaultyLineForm(FaultyLine question) implements QuestionForm {
    @Override
    public String instruction() {
        return "Choose the line.";
    }

    @Override
    public Content fields(Reply reply, String moved) {
        return (HtmlContent) out -> JtelinesGenerated.render(out, null, question.text(), reply);
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
