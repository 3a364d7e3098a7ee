package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Quiz;
import java.util.List;

/**
 * A quiz's file after its inspection.
 *
 * @param file from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param quiz null if the file is no quiz at all
 * @param findings what is to be corrected before learners may have it
 */
public record InspectedQuiz(String file, boolean authored, Quiz quiz, List<Finding> findings) {
    /** Whether learners may start it. */
    public boolean isOffered() {
        return findings.isEmpty();
    }

    /** The quiz's id where one can be read, else the file's name. */
    public String id() {
        return quiz == null ? file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "") : quiz.id();
    }
}
