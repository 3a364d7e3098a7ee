package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.Finding;
import java.util.List;

/** Some rules about a game day's data. */
interface GameDayRule {
    /** @param places where its parts stand */
    List<Finding> check(GameDay gameDay, Places places);
}
