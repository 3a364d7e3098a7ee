package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.ExamFile;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inspects exams. */
public final class ExamLint {
    private static final List<ExamRule> RULES = List.of(
            new DocumentsAreLinks(),
            new DomainsBelongToOneSection(),
            new EnoughIsThere(),
            new ExamIdIsUnique(),
            new IdsAreUsable(),
            new NamesAreKnown(),
            new SectionsAreThere(),
            new TextsAreThere(),
            new TimeAndPassMarkMakeSense(),
            new WeightsAddUp());

    private ExamLint() {}

    /** Each file with what is wrong in it, in the order given. An author's exam may have the id of one of Podfall's. */
    public static List<InspectedExam> of(List<ExamFile> files, Pools pools) {
        Map<String, String> ours = new HashMap<>();
        Map<String, String> authored = new HashMap<>();
        List<InspectedExam> all = new ArrayList<>();
        for (ExamFile file : files) {
            all.add(inspect(file, pools, file.authored() ? authored : ours));
        }
        return List.copyOf(all);
    }

    private static InspectedExam inspect(ExamFile file, Pools pools, Map<String, String> earlier) {
        try {
            Exam exam = file.exam();
            LintedExam linted = new LintedExam(file.path(), exam, file.lines(), pools, Map.copyOf(earlier));
            earlier.putIfAbsent(exam.id(), file.path());
            List<Finding> findings =
                    RULES.stream().flatMap(rule -> rule.check(linted).stream()).toList();
            return new InspectedExam(file.path(), file.authored(), exam, findings);
        } catch (UnreadableData unreadable) {
            Finding finding = new Finding(unreadable.where(), unreadable.what() + ".", unreadable.next());
            return new InspectedExam(file.path(), file.authored(), null, List.of(finding));
        }
    }
}
