package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** A variable of the environment makes no sense. */
public final class SettingUnfit extends PodfallException {
    private static final long serialVersionUID = 1L;

    SettingUnfit(String variable, String value, String wanted) {
        super(
                Category.ENVIRONMENT,
                variable + " is \"" + value + "\".",
                "Set it to " + wanted + ", or unset it; then stop the server (podfall stop --all) and start again.");
    }
}
