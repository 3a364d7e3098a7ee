package dev.podfall.scenario.lint;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** Inspects labs. */
public final class Lint {
    private static final List<Rule> RULES = List.of(
            new CallersAreToldApart(),
            new ClientsCanCall(),
            new CommandsAreAllowed(),
            new DiagnosisHasOneRightAnswer(),
            new ExceptionsNameFields(),
            new FolderNamesTheLab(),
            new GrantsAreNarrow(),
            new HintsCost(),
            new IdsAreUnique(),
            new ImagesArePinned(),
            new MistakesEarnLess(),
            new NeighboursAreThere(),
            new NoWordsThatBend(),
            new NoSpoilers(),
            new NothingIsLeftOpen(),
            new RepairsStayInTheirPlace(),
            new RunsCanBeTried(),
            new ServersAreGuarded(),
            new SeveralWaysAreDeclared(),
            new TextsAreThere(),
            new TimeMakesSense(),
            new WeightsAddUp(),
            new YamlStaysShort());

    private Lint() {}

    /** All that is wrong with a lab, whatever its seed draws; empty when nothing is. */
    public static List<Finding> lab(Catalogue catalogue, String id) {
        List<Finding> findings = new ArrayList<>(checked(catalogue, id, catalogue.lab(id)));
        DrawnLabs drawn = new DrawnLabs(catalogue, id);
        findings.addAll(drawn.worse(lab -> checked(catalogue, id, lab), findings));
        findings.addAll(drawn.findings());
        return findings;
    }

    /** All that is wrong with a lab as it was drawn. */
    public static List<Finding> drawn(Catalogue catalogue, Lab lab) {
        return checked(catalogue, lab.id(), lab);
    }

    /** Which texts of a lab tell a learner its cause, wherever they stand. */
    public static List<Finding> spoilers(Lab lab) {
        return new NoSpoilers().check(new LintedLab(lab, lab.id(), null));
    }

    private static List<Finding> checked(Catalogue catalogue, String id, Lab lab) {
        LintedLab linted = new LintedLab(lab, catalogue.folderOf(id), catalogue.source());
        return RULES.stream().flatMap(r -> r.check(linted).stream()).toList();
    }
}
