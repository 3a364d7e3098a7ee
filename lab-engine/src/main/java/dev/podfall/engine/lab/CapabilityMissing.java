package dev.podfall.engine.lab;

import dev.podfall.engine.Runtime;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Collection;

/** A lab cannot run on that runtime. */
public final class CapabilityMissing extends PodfallException {
    private static final long serialVersionUID = 1L;

    CapabilityMissing(String lab, Runtime runtime, Collection<String> missing) {
        super(
                Category.CANDIDATE,
                "Lab " + lab + " does not run on " + runtime.id() + ": it needs " + String.join(", ", missing) + ".",
                "Start it with --runtime embedded.");
    }
}
