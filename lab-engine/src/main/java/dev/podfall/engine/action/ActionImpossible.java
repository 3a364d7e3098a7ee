package dev.podfall.engine.action;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.action.Action;

/** An authored action does not fit the cluster it is carried out on. */
public final class ActionImpossible extends PodfallException {
    private static final long serialVersionUID = 1L;

    ActionImpossible(String why, Action action) {
        super(Category.AUTHOR, "Cannot do \"" + action.kubectl() + "\": " + why + ".", "Check the actions of the lab.");
    }
}
