package dev.podfall.scenario.lint;

import dev.podfall.scenario.load.Catalogue;
import java.util.List;

/** Inspects labs. */
public final class Lint {
    private static final List<Rule> RULES = List.of(
            new ClientsCanCall(),
            new DiagnosisHasOneRightAnswer(),
            new FolderNamesTheLab(),
            new HintsCost(),
            new IdsAreUnique(),
            new ImagesArePinned(),
            new MistakesEarnLess(),
            new NoWordsThatBend(),
            new NoSpoilers(),
            new NothingIsLeftOpen(),
            new SeveralWaysAreDeclared(),
            new TextsAreThere(),
            new TimeMakesSense(),
            new WeightsAddUp(),
            new YamlStaysShort());

    private Lint() {}

    /** All that is wrong with a lab; empty when nothing is. */
    public static List<Finding> lab(Catalogue catalogue, String id) {
        LintedLab lab = new LintedLab(catalogue.lab(id), catalogue.folderOf(id), catalogue.source());
        return RULES.stream().flatMap(r -> r.check(lab).stream()).toList();
    }
}
