package dev.podfall.scenario;

import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.List;

/**
 * A scenario with its task, hints and rubric: one folder of the catalogue.
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
        String explanation) {

    public String id() {
        return facts.id();
    }

    public String title() {
        return facts.title();
    }

    /** The solution in {@code solutions/reference}. */
    public Solution reference() {
        return solutions.get(0);
    }
}
