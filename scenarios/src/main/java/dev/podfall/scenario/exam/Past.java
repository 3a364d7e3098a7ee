package dev.podfall.scenario.exam;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a candidate had before.
 *
 * @param labs how often each lab, by id, in exams and in practice
 * @param questions how often each question, by {@link PaperTask.DrawnQuestion#name}
 * @param papers the contents of earlier papers of this exam, oldest first
 */
public record Past(Map<String, Integer> labs, Map<String, Integer> questions, List<Set<String>> papers) {
    /** Of somebody who is new here. */
    public static final Past NOTHING = new Past(Map.of(), Map.of(), List.of());

    public Past {
        labs = Map.copyOf(labs);
        questions = Map.copyOf(questions);
        papers = List.copyOf(papers);
    }

    /** The same after a paper of that exam. */
    public Past and(Paper paper) {
        Map<String, Integer> moreLabs = new HashMap<>(labs);
        Map<String, Integer> moreQuestions = new HashMap<>(questions);
        for (PaperTask task : paper.tasks()) {
            if (task.lab() == null) {
                moreQuestions.merge(task.question().name(), 1, Integer::sum);
            } else {
                moreLabs.merge(task.lab().lab(), 1, Integer::sum);
            }
        }
        List<Set<String>> morePapers = new java.util.ArrayList<>(papers);
        morePapers.add(paper.contents());
        return new Past(moreLabs, moreQuestions, morePapers);
    }

    boolean hadLab(String lab) {
        return labs.containsKey(lab);
    }

    int timesLab(String lab) {
        return labs.getOrDefault(lab, 0);
    }

    int timesQuestion(String name) {
        return questions.getOrDefault(name, 0);
    }

    /** Whether a paper with these contents was had. */
    public boolean had(Collection<String> contents) {
        return papers.contains(new HashSet<>(contents));
    }
}
