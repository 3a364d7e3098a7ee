package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** Some rules about a game day's data. */
interface GameDayRule {
    /** @param folder from the catalogue's root */
    List<Finding> check(GameDay gameDay, String folder);
}
