package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.QuizFile;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.quiz.Quiz;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inspects quizzes. One that has findings is not offered to learners; the others are. */
public final class QuizLint {
    private static final List<QuizRule> RULES = List.of(
            new DrawsCanBeComputed(),
            new ExhibitsCanBeShown(),
            new IdsAreUsable(),
            new ModelAnswerIsRight(),
            new MultipleChoiceHasARightOption(),
            new NumbersCanBeTyped(),
            new OptionsAreDistinct(),
            new PairsAreDistinct(),
            new PatternsCompile(),
            new PicturesCanBeDrawn(),
            new QuestionIdsAreUnique(),
            new QuestionsAreThere(),
            new QuizIdIsUnique(),
            new SingleChoiceHasOneRightOption(),
            new SlipsAreWrong(),
            new StepsAreDistinct(),
            new TagsMakeSense(),
            new TextsAreHarmless(),
            new TextsAreThere(),
            new TextsStayShort(),
            new TimeAndPassMarkMakeSense(),
            new ValuesCanBeSent(),
            new WeightsMakeSense());

    private QuizLint() {}

    /** Each file with what is wrong in it, in the order given. An author's quiz may have the id of one of Podfall's. */
    public static List<InspectedQuiz> of(List<QuizFile> files) {
        Map<String, String> ours = new HashMap<>();
        Map<String, String> authored = new HashMap<>();
        List<InspectedQuiz> all = new ArrayList<>();
        for (QuizFile file : files) {
            all.add(inspect(file, file.authored() ? authored : ours));
        }
        return List.copyOf(all);
    }

    /** What is wrong in one quiz, whatever others there are. */
    public static List<Finding> of(String file, Quiz quiz) {
        return findings(new LintedQuiz(file, quiz, Map.of()));
    }

    private static List<Finding> findings(LintedQuiz quiz) {
        return RULES.stream().flatMap(rule -> rule.check(quiz).stream()).toList();
    }

    private static InspectedQuiz inspect(QuizFile file, Map<String, String> earlier) {
        try {
            Quiz quiz = file.quiz();
            LintedQuiz linted = new LintedQuiz(file.path(), quiz, Map.copyOf(earlier));
            earlier.putIfAbsent(quiz.id(), file.path());
            return new InspectedQuiz(file.path(), file.authored(), quiz, findings(linted));
        } catch (UnreadableData unreadable) {
            Finding finding = new Finding(unreadable.where(), unreadable.what() + ".", unreadable.next());
            return new InspectedQuiz(file.path(), file.authored(), null, List.of(finding));
        }
    }
}
