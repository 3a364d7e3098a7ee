package dev.podfall.scenario.load;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.List;

/** No exam of that name is offered. */
public final class UnknownExam extends PodfallException {
    private static final long serialVersionUID = 1L;

    /** @param known the exams that there are */
    public UnknownExam(String id, List<String> known) {
        super(Category.CANDIDATE, "There is no exam \"" + shortened(id) + "\".", next(id, known));
    }

    private static String next(String id, List<String> known) {
        List<String> near = Nearest.to(id, known);
        return near.isEmpty()
                ? "See those there are: podfall exam list"
                : "Did you mean " + String.join(", ", near) + "? See those there are: podfall exam list";
    }

    private static String shortened(String id) {
        return id.length() <= 60 ? id : id.substring(0, 60) + "…";
    }
}
