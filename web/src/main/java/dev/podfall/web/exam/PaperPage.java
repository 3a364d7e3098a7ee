package dev.podfall.web.exam;

import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.Sitting.TaskView;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.quiz.form.QuestionForm;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.quiz.form.Shuffle;
import dev.podfall.web.terminal.TerminalPanel;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Texts;
import java.util.List;

/**
 * What the page of one task shows.
 *
 * @param question null for a lab
 * @param moved the button that was pressed to reorder steps, such as {@code 2-up}; it gets the focus back
 * @param terminal beside a lab; null for a question
 */
record PaperPage(Sitting sitting, int number, Question question, String moved, TerminalPanel terminal) {
    private static final int[] ALERTS = {5, 15, 30};
    private static final int MINUTE = 60;

    static QuestionForm form(Sitting sitting, Question question) {
        return QuestionForm.of(question, new Shuffle(sitting.sitting()));
    }

    static Reply reply(TaskView task) {
        return task.answer() == null || task.answer().given() == null
                ? Reply.NONE
                : new Reply(task.answer().given());
    }

    TaskView task() {
        return sitting.task(number);
    }

    /** This page with a terminal beside its task. */
    PaperPage with(TerminalPanel panel) {
        return new PaperPage(sitting, number, question, moved, panel);
    }

    boolean hasTerminal() {
        return terminal != null && terminal.refusal() == null;
    }

    QuestionForm form() {
        return form(sitting, question);
    }

    Reply reply() {
        return reply(task());
    }

    String path() {
        return Exams.path(sitting.sitting());
    }

    String action() {
        return path() + "/tasks/" + number;
    }

    boolean isLast() {
        return number == sitting.tasks().size();
    }

    /** Whether its cluster was started. */
    boolean isOpen() {
        return question != null || task().attempt() != null;
    }

    /** What a page that is loaded late says about the time; empty as long as there is plenty. */
    static String alert(Sitting sitting, Texts texts) {
        for (int minutes : ALERTS) {
            if (sitting.remainingSeconds() <= minutes * MINUTE) {
                return texts.say("exam.alert", minutes);
            }
        }
        return "";
    }

    /** The class of a task's button in the navigator. */
    static String look(TaskView task, int here) {
        var state = switch (task.state()) {
            case "done" -> "done ";
            case "seen" -> "seen ";
            default -> "";
        };
        return state + (task.flagged() ? "flagged " : "") + (task.number() == here ? "here" : "");
    }

    /** A task's button in the navigator, in words. */
    static String spoken(TaskView task, Texts texts) {
        var key = task.flagged() ? "exam.navigator.flagged" : "exam.navigator.task";
        return texts.say(key, task.number(), texts.say("exam.task." + task.state()));
    }

    /** Commands to begin with, to be copied. */
    List<String> commands() {
        return List.of(
                "export KUBECONFIG=" + quoted(sitting.kubeconfig()),
                "kubectl config use-context " + task().context(),
                "kubectl get pods");
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./@:+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** {@code 3:20 of 7:54}. */
    static String time(TaskView task, Texts texts) {
        return texts.say("exam.time", Frame.minutes(task.spentSeconds()), Frame.minutes(task.budgetSeconds()));
    }
}
