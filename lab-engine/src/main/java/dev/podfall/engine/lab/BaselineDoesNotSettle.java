package dev.podfall.engine.lab;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.time.Duration;
import java.util.List;

/** A lab's healthy cluster does not become healthy. */
public final class BaselineDoesNotSettle extends PodfallException {
    private static final long serialVersionUID = 1L;

    BaselineDoesNotSettle(String lab, Duration limit, List<String> unsettled) {
        super(
                Category.AUTHOR,
                "The baseline of " + lab + " is not healthy after " + limit.toMinutes() + " minutes: "
                        + String.join(", ", unsettled) + ".",
                "Apply its manifests to a bare cluster and look at the pods.");
    }
}
