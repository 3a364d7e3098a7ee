package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Markdown;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list to choose from beside each left side. */
record MatchingForm(Matching question) implements QuestionForm {
    private static final String FIELD = "match-";

    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.match");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        return (HtmlContent) out -> JtematchingGenerated.render(out, null, texts, question, reply);
    }

    @Override
    public Reply read(Form form, Reply before) {
        var chosen = new LinkedHashMap<String, String>();
        for (var i = 0; i < question.pairs().size(); i++) {
            var left = question.pairs().get(i).left();
            form.text(FIELD + i).filter(right -> !right.isEmpty()).ifPresent(right -> chosen.put(left, right));
        }
        if (!question.rights().containsAll(chosen.values())) {
            throw new NotOnThisForm("This question has no option of that name.");
        }
        return Reply.pairs(chosen);
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        var values = new ArrayList<Map.Entry<String, String>>();
        for (var i = 0; i < question.pairs().size(); i++) {
            values.add(
                    Map.entry(FIELD + i, reply.matched(question.pairs().get(i).left())));
        }
        return values;
    }

    @Override
    public List<String> words(Reply reply) {
        return question.pairs().stream()
                .map(Matching.Pair::left)
                .filter(left -> !reply.matched(left).isEmpty())
                .map(left -> Markdown.plain(left) + ": " + reply.matched(left))
                .toList();
    }

    @Override
    public boolean isPlaced() {
        return true;
    }

    @Override
    public boolean isSeenInRemarks() {
        return false;
    }
}
