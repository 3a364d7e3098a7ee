package dev.podfall.grader.attempt;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnknownLab;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Attempts as they are shown, one or all. Of those that nobody asks for, no lab is read. */
record Roll(Catalogue catalogue, Journal journal, Presenter presenter) {
    Attempt show(History history) {
        return presenter.show(history, history.started().lab(catalogue), journal.now());
    }

    /** One at a lab whose author took it away, or is writing it, must not take the others along. */
    Optional<Attempt> shown(History history) {
        try {
            return Optional.of(show(history));
        } catch (UnknownLab | UnreadableData gone) {
            return Optional.empty();
        }
    }

    /** Newest first. */
    List<Attempt> all(Predicate<History> which) {
        List<String> ids = new ArrayList<>(journal.log().attemptIds());
        Collections.reverse(ids);
        return ids.stream()
                .map(journal::read)
                .filter(which)
                .flatMap(h -> shown(h).stream())
                .toList();
    }
}
