package dev.podfall.engine.fault;

import dev.podfall.engine.RequestRefused;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A fault's parameters do not fit the baseline. */
public final class FaultUnfit extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final String CHECK = "Check the lab's faults.yaml.";

    FaultUnfit(String fault, String why) {
        super(Category.AUTHOR, "Fault " + fault + ": " + why + ".", CHECK);
    }

    /** The API server finds wrong what the parameters lead to. */
    FaultUnfit(String fault, RequestRefused no) {
        super(
                Category.AUTHOR,
                "Fault " + fault + ": the cluster refuses what its parameters lead to: "
                        + no.getMessage().replaceFirst("\\.$", "") + ".",
                CHECK,
                no);
    }
}
