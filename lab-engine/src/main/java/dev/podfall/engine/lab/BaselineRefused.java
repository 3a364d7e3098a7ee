package dev.podfall.engine.lab;

import dev.podfall.engine.RequestRefused;
import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The API server finds a manifest of a lab's baseline wrong. */
public final class BaselineRefused extends PodfallException {
    private static final long serialVersionUID = 1L;

    BaselineRefused(String lab, String object, RequestRefused no) {
        super(
                Category.AUTHOR,
                "The baseline of " + lab + ": the cluster refuses " + object + ": " + no.getMessage(),
                "Correct that manifest below the lab's baseline folder.",
                no);
    }
}
