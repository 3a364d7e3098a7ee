package dev.podfall.scenario;

import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.draw.Drawing;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;

/**
 * A scenario with its task, hints and rubric: one folder of the catalogue, as a seed draws it.
 *
 * @param facts {@code lab.yaml}
 * @param scenario {@code baseline/*.yaml} and {@code faults.yaml}
 * @param clients {@code clients.yaml}, or the shared one
 * @param task {@code task.md}, Markdown
 * @param hints {@code hints.yaml}, in the order they are given
 * @param rubric {@code rubric.yaml}
 * @param solutions {@code solutions/<name>/solution.yaml}, the reference first
 * @param mistakes {@code mistakes/<name>/mistake.yaml}
 * @param explanation {@code explanation.md}, Markdown
 * @param drawing the seed that drew it, and what it drew
 */
public record Lab(
        LabFacts facts,
        Scenario scenario,
        Clients clients,
        String task,
        List<Hint> hints,
        RubricSpec rubric,
        List<Solution> solutions,
        List<Mistake> mistakes,
        String explanation,
        Drawing drawing) {

    /** The line of a task that promises the diagnosis. */
    private static final String ASKING = "(?m)^- Afterwards you are asked what was wrong.*\\R?";

    public String id() {
        return facts.id();
    }

    /** The seed that drew it. */
    public long seed() {
        return drawing.seed();
    }

    public String title() {
        return facts.title();
    }

    /** The same for whoever is not asked what was wrong: the criteria alone are judged, and make up 100. */
    public Lab withoutDiagnosis() {
        RubricSpec criteriaAlone = new RubricSpec(rubric.criteria(), rubric.guards(), List.of());
        return new Lab(
                facts,
                scenario,
                clients,
                task.replaceAll(ASKING, ""),
                hints,
                criteriaAlone,
                solutions,
                mistakes,
                explanation,
                drawing);
    }

    /** The solution in {@code solutions/reference}. */
    public Solution reference() {
        return solutions.get(0);
    }
}
