package dev.podfall.grader.incident;

import dev.podfall.scenario.Hint;
import java.util.List;

/**
 * What is said of an incident: before, on the way, and afterwards.
 *
 * @param title by what is seen
 * @param symptom the same in a line
 * @param task Markdown
 * @param explanation Markdown
 */
record Told(String title, String symptom, String task, List<Hint> hints, String explanation) {
    Told {
        hints = List.copyOf(hints);
    }
}
