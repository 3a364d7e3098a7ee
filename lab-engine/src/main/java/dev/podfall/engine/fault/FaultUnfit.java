package dev.podfall.engine.fault;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A fault's parameters do not fit the baseline. */
public final class FaultUnfit extends PodfallException {
    private static final long serialVersionUID = 1L;

    FaultUnfit(String fault, String why) {
        super(Category.AUTHOR, "Fault " + fault + ": " + why + ".", "Check the lab's faults.yaml.");
    }
}
