package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.lint.Finding;
import java.util.List;

/**
 * An exercise of another platform, as far as it could be understood.
 *
 * @param name what its platform calls it; becomes the draft's id
 * @param minutes that it is meant to take; 15 where nobody says
 * @param text what the learner reads, Markdown
 * @param hints in their order
 * @param solution what is told afterwards, Markdown; empty for nothing
 * @param objects what its setup makes, as manifests
 * @param scripts its shell scripts, kept as they are
 * @param leftOut what could not be carried over, with its place
 */
public record ForeignTask(
        String name,
        String title,
        Difficulty difficulty,
        int minutes,
        String text,
        List<String> hints,
        String solution,
        List<ObjectNode> objects,
        List<Script> scripts,
        List<Finding> leftOut) {
    public ForeignTask {
        hints = List.copyOf(hints);
        objects = List.copyOf(objects);
        scripts = List.copyOf(scripts);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A shell script. Podfall never runs one while it reads it.
     *
     * @param file where it was
     * @param about what it is for, in words; empty where nobody says
     */
    public record Script(Role role, String file, String text, String about) {
        /** What it is for. */
        public enum Role {
            setup,
            verifier,
            /** Named where it is not known what for. */
            other
        }
    }
}
