package dev.podfall.scenario.exam.blueprint;

import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/**
 * {@code exams/ID.yaml}: several tasks on one clock.
 *
 * @param kind what it is for
 * @param version of its data, counted up when the blueprint changes
 * @param intro Markdown, read before the start
 * @param blueprint what is drawn, and how it is marked
 * @param afterwards what its candidates see when it is over
 * @param documents what they may read meanwhile; may be left out
 */
public record Exam(
        @Required String id,
        @Required String title,
        @Required Kind kind,
        @Required String version,
        @Required String intro,
        @Required Blueprint blueprint,
        @Required Afterwards afterwards,
        List<Document> documents) {
    public Exam {
        documents = Lists.copy(documents);
    }

    /** What an exam is for. */
    public enum Kind {
        chapter("Chapter"),
        capstone("Capstone"),
        mock("Mock exam");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As shown. */
        public String title() {
            return title;
        }
    }

    /**
     * What is shown when it is over.
     *
     * @param show how much of the marks
     * @param solutions whether explanations and reference solutions are shown as well
     */
    public record Afterwards(@Required Disclosure show, boolean solutions) {}

    /** Something that may be read during the exam. @param url with https */
    public record Document(@Required String title, @Required String url) {}
}
