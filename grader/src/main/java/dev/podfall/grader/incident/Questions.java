package dev.podfall.grader.incident;

import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks what was wrong. An option names all that was, since it may be more than one thing; the others lack something of it, or have
 * something that could have been.
 */
final class Questions {
    private static final int OPTIONS = 5;
    private static final int TRIES = 60;

    private final Draft draft;
    private final Random chance;

    private Questions(Draft draft) {
        this.draft = draft;
        this.chance = new Random(draft.seed());
    }

    static List<DiagnosisSpec> of(Draft draft) {
        Questions questions = new Questions(draft);
        return List.of(
                questions.ask(
                        "object",
                        "Which object held what was wrong, or which objects?",
                        6,
                        " and ",
                        DrawnFault::object),
                questions.ask(
                        "field",
                        "Which field was wrong, or which fields?",
                        8,
                        "; ",
                        f -> f.object() + ": " + f.field()),
                questions.ask("cause", "What was the cause, or what were the causes?", 6, " ", DrawnFault::cause));
    }

    private DiagnosisSpec ask(String id, String prompt, int weight, String and, Function<DrawnFault, String> aspect) {
        Set<String> right = aspects(draft.faults(), aspect);
        List<String> others = new ArrayList<>(aspects(draft.others(), aspect));
        others.removeAll(right);
        Map<Set<String>, String> options = new LinkedHashMap<>();
        options.put(right, why(aspect));
        for (int i = 0; i < TRIES && options.size() < OPTIONS && !others.isEmpty(); i++) {
            Set<String> wrong = bent(right, others.get(chance.nextInt(others.size())), i);
            options.putIfAbsent(wrong, difference(wrong, right));
        }
        List<Set<String>> order = new ArrayList<>(options.keySet());
        Collections.shuffle(order, chance);
        List<DiagnosisSpec.Choice> choices = new ArrayList<>();
        for (Set<String> option : order) {
            String value = String.valueOf((char) ('a' + choices.size()));
            choices.add(new DiagnosisSpec.Choice(
                    value, String.join(and, option), option.equals(right), false, options.get(option)));
        }
        return new DiagnosisSpec(id, prompt, weight, choices);
    }

    private static Set<String> aspects(List<DrawnFault> faults, Function<DrawnFault, String> aspect) {
        return faults.stream().map(aspect).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Something in the place of something, something less, or something more. */
    private Set<String> bent(Set<String> right, String other, int turn) {
        List<String> parts = new ArrayList<>(right);
        int which = chance.nextInt(parts.size());
        if (turn % 3 == 1) {
            parts.add(other);
        } else if (turn % 3 == 2 && parts.size() > 1) {
            parts.remove(which);
        } else {
            parts.set(which, other);
        }
        return new TreeSet<>(parts);
    }

    private String why(Function<DrawnFault, String> aspect) {
        return draft.faults().stream()
                .map(f -> aspect.apply(f).equals(f.cause()) ? f.page().seen() : f.cause())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String difference(Set<String> wrong, Set<String> right) {
        Set<String> tooMuch = new TreeSet<>(wrong);
        tooMuch.removeAll(right);
        Set<String> tooLittle = new TreeSet<>(right);
        tooLittle.removeAll(wrong);
        String more = tooMuch.isEmpty() ? "" : "This was not so: " + String.join("; ", tooMuch) + ".";
        String less = tooLittle.isEmpty() ? "" : "It lacks: " + String.join("; ", tooLittle) + ".";
        return (more + " " + less).strip().replace("..", ".");
    }
}
