package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Another window kept something else since; nothing was changed. */
public final class ChangedElsewhere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode kept;
    private final long revision;

    ChangedElsewhere(JsonNode kept, long revision) {
        super(Category.CANDIDATE, "This was changed in another window meanwhile.", "Look at it again, then change it.");
        this.kept = kept;
        this.revision = revision;
    }

    /** What is kept. */
    public JsonNode kept() {
        return kept;
    }

    /** Its revision. */
    public long revision() {
        return revision;
    }
}
