package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.Finding;
import java.util.List;

/**
 * An exam's file after its inspection.
 *
 * @param file from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param exam null if the file is no exam at all
 * @param findings what is to be corrected before learners may have it
 */
public record InspectedExam(String file, boolean authored, Exam exam, List<Finding> findings) {
    /** Whether learners may start it. */
    public boolean isOffered() {
        return findings.isEmpty();
    }

    /** The exam's id where one can be read, else the file's name. */
    public String id() {
        return exam == null ? file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "") : exam.id();
    }
}
