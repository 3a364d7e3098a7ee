package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Markdown;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** Radio buttons, beneath what is to be read before one chooses. */
record SingleChoiceForm(Question question, List<Option> all, Shuffle shuffle) implements QuestionForm {
    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.one");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        var options = shuffle.of(question.id(), all, Option::value);
        return (HtmlContent) out -> {
            Exhibit.of(question, texts).writeTo(out);
            JteoptionsGenerated.render(out, null, "radio", options, reply);
        };
    }

    @Override
    public <T> List<T> asShown(List<T> things) {
        return asShown(all, shuffle.of(question.id(), all, Option::value), things);
    }

    @Override
    public Reply read(Form form, Reply before) {
        return OneOf.choice(form, all.stream().map(Option::value).toList());
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return OneOf.values(reply);
    }

    @Override
    public List<String> words(Reply reply) {
        return words(all, reply);
    }

    /** Of marks from a day when the question had other options, the order is left as it is. */
    static <T> List<T> asShown(List<Option> options, List<Option> shown, List<T> things) {
        return things.size() == options.size()
                ? shown.stream()
                        .map(option -> things.get(options.indexOf(option)))
                        .toList()
                : things;
    }

    static List<String> words(List<Option> options, Reply reply) {
        return options.stream()
                .filter(option -> reply.has(option.value()))
                .map(option -> Markdown.plain(option.text()))
                .toList();
    }
}
