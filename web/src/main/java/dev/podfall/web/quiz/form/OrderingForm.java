package dev.podfall.web.quiz.form;

import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Ordering.Step;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Markdown;
import dev.podfall.web.ui.Texts;
import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps with buttons that move them. The order they are first shown in is drawn, and is no answer until a step is moved or the learner says
 * that it is right as it is.
 */
record OrderingForm(Ordering question, Shuffle shuffle) implements QuestionForm {
    private static final String FIELD = "order";
    private static final String MOVE = "move";
    private static final String UP = ":up";

    @Override
    public String instruction(Texts texts) {
        return texts.say("quiz.how.order");
    }

    @Override
    public Content fields(Reply reply, String moved, Texts texts) {
        var steps = shown(reply);
        return (HtmlContent) out -> JteorderingGenerated.render(out, null, texts, steps, reply, moved);
    }

    @Override
    public Reply read(Form form, Reply before) {
        var sent = new ArrayList<>(form.all(FIELD));
        if (sent.isEmpty()) {
            return before;
        }
        var known = question.steps().stream().map(Step::value).toList();
        if (sent.size() != known.size() || !Set.copyOf(sent).equals(Set.copyOf(known))) {
            throw new NotOnThisForm("These are not the steps of this question, each of them once.");
        }
        form.text(MOVE).ifPresent(move -> move(sent, move));
        var isUntouched =
                !before.isGiven() && sent.equals(drawn()) && form.text("keep").isEmpty();
        return isUntouched ? Reply.NONE : Reply.texts(sent);
    }

    @Override
    public List<Map.Entry<String, String>> values(Reply reply) {
        return shown(reply).stream().map(step -> Map.entry(FIELD, step.value())).toList();
    }

    @Override
    public List<String> words(Reply reply) {
        return reply.isGiven()
                ? List.of(String.join(
                        " → ",
                        shown(reply).stream()
                                .map(step -> Markdown.plain(step.text()))
                                .toList()))
                : List.of();
    }

    @Override
    public String moved(Form form, Reply after) {
        return form.text(MOVE)
                .map(move -> after.list().indexOf(step(move)) + (move.endsWith(UP) ? "-up" : "-down"))
                .filter(place -> !place.startsWith("-1"))
                .orElse("");
    }

    @Override
    public boolean isPlaced() {
        return true;
    }

    @Override
    public boolean isSeenInRemarks() {
        return false;
    }

    /** {@code VALUE:up} or {@code VALUE:down}; at an end it stays where it is. */
    private static void move(List<String> values, String move) {
        var from = values.indexOf(step(move));
        var to = from + (move.endsWith(UP) ? -1 : 1);
        if (from >= 0 && to >= 0 && to < values.size()) {
            Collections.swap(values, from, to);
        }
    }

    private static String step(String move) {
        var colon = move.lastIndexOf(':');
        return colon < 0 ? move : move.substring(0, colon);
    }

    private List<Step> shown(Reply reply) {
        if (!reply.isGiven()) {
            return drawnSteps();
        }
        var order = reply.list();
        return question.steps().stream()
                .sorted(Comparator.comparingInt(step -> order.indexOf(step.value())))
                .toList();
    }

    private List<Step> drawnSteps() {
        return shuffle.disorder(question.id(), question.steps(), Step::value);
    }

    private List<String> drawn() {
        return drawnSteps().stream().map(Step::value).toList();
    }
}
