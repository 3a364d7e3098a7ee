package dev.podfall.grader.gameday;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.scenario.Breakage;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts;
import dev.podfall.scenario.Scenario;
import dev.podfall.scenario.SymptomSpec;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Drawing;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.rubric.RubricSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A game day's healthy world as a lab, so that what brings labs up brings it up too. */
final class DrillLab {
    private static final Duration HEALTHY_FOR = Duration.ofMinutes(10);

    private DrillLab() {}

    static Lab of(GameDay gameDay) {
        var facts = gameDay.facts();
        var server = gameDay.clients().server();
        LabFacts lab = new LabFacts(
                        facts.id(),
                        facts.title(),
                        facts.version(),
                        Domain.incidents,
                        Difficulty.hard,
                        facts.minutes(),
                        List.of(),
                        facts.runtimes(),
                        List.of(Visitors.NAME),
                        List.of(),
                        facts.briefing(),
                        facts.world(),
                        null,
                        List.of(),
                        List.of(),
                        null)
                .in(gameDay.home());
        var seen = new SymptomSpec.RolledOut(server.namespace(), server.deployment());
        return new Lab(
                lab,
                new Scenario(gameDay.baseline(), new Breakage(HEALTHY_FOR, Duration.ZERO, List.of(), seen)),
                gameDay.clients(),
                facts.briefing(),
                List.of(),
                new RubricSpec(List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                "",
                new Drawing(1, new Draw(Map.of()), Set.of()));
    }
}
