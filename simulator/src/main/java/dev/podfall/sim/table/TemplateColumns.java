package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;

/** The columns of {@code -o wide} that all workloads have. */
final class TemplateColumns {
    static final Column CONTAINERS = Column.wide("Containers", "The names of the template's containers.");
    static final Column IMAGES = Column.wide("Images", "The images of the template's containers.");
    static final Column SELECTOR = Column.wide("Selector", "Which pods belong to it.");

    private TemplateColumns() {}

    /** The cells of {@link #CONTAINERS} and {@link #IMAGES}. */
    static Cells print(JsonNode template, Cells cells) {
        return cells.text(Texts.containers(template, "name")).text(Texts.containers(template, "image"));
    }
}
