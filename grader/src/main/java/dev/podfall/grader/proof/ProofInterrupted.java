package dev.podfall.grader.proof;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Somebody stopped the proofs. */
public final class ProofInterrupted extends PodfallException {
    private static final long serialVersionUID = 1L;

    ProofInterrupted() {
        super(Category.CANDIDATE, "The proofs were stopped before their end.", "Start them again.");
    }
}
