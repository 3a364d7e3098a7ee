package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Map;

/** Check boxes. */
record MultipleChoiceForm(MultipleChoice question, Shuffle shuffle) implements QuestionForm {
    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.several");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        var options = shown();
        return (HtmlContent) out -> JteoptionsGenerated.render(out, null, "checkbox", options, reply);
    }

    @Override
    public <T> List<T> asShown(List<T> things) {
        return SingleChoiceForm.asShown(
                question.options(), shuffle.of(question.id(), question.options(), Option::value), things);
    }

    /** In the order of the page, so that the same choice is the same answer. */
    @Override
    public Reply read(Form form, Reply before) {
        var sent =
                form.all(OneOf.FIELD).stream().filter(value -> !value.isEmpty()).toList();
        var known = shown().stream().map(Option::value).toList();
        if (!known.containsAll(sent)) {
            throw new NotOnThisForm("This question has no option of that name.");
        }
        return Reply.texts(known.stream().filter(sent::contains).toList());
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return shown().stream()
                .map(Option::value)
                .filter(reply::has)
                .map(value -> Map.entry(OneOf.FIELD, value))
                .toList();
    }

    @Override
    public List<String> words(Reply reply) {
        return SingleChoiceForm.words(question.options(), reply);
    }

    private List<Option> shown() {
        return shuffle.of(question.id(), question.options(), Option::value);
    }
}
