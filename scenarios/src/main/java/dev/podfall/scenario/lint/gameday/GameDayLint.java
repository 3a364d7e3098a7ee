package dev.podfall.scenario.lint.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import java.util.ArrayList;
import java.util.List;

/** Inspects the game days of a catalogue. */
public final class GameDayLint {
    private static final int LONGEST = 60;
    private static final List<GameDayRule> RULES = List.of(
            new TextsAreThere(),
            new CuesCanBePlayed(),
            new RunbooksCanBeRun(),
            new FiguresMakeSense(),
            new RuntimesFit());

    private GameDayLint() {}

    /** All of a catalogue, those that come with Podfall too, by id. */
    public static List<InspectedGameDay> of(Catalogue catalogue) {
        return catalogue.gameDayIds().stream().map(id -> of(catalogue, id)).toList();
    }

    /** One of them. @throws dev.podfall.scenario.load.UnknownGameDay if there is none of that id */
    public static InspectedGameDay of(Catalogue catalogue, String id) {
        Catalogue owner = catalogue.ownerOfGameDay(id);
        boolean authored = owner.folder().isPresent();
        String folder = "gamedays/" + id;
        try {
            ObjectNode document = owner.gameDayDocument(id);
            GameDay gameDay = Catalogue.gameDay(document);
            List<Finding> findings = new ArrayList<>();
            if (!id.equals(gameDay.id())) {
                findings.add(new Finding(
                        folder + "/gameday.yaml", "The id is not the folder's name.", "Write id: " + id + "."));
            }
            findings.addAll(checked(gameDay, Places.of(owner, gameDay, folder)));
            findings.addAll(longFiles(owner, folder));
            return new InspectedGameDay(id, folder, authored, gameDay, document, List.copyOf(findings));
        } catch (UnreadableData unreadable) {
            return new InspectedGameDay(id, folder, authored, null, null, all(owner, id, unreadable));
        }
    }

    private static List<Finding> all(Catalogue owner, String id, UnreadableData first) {
        List<UnreadableData> troubles = new ArrayList<>(owner.gameDayTroubles(id));
        if (troubles.isEmpty()) {
            troubles.add(first);
        }
        return troubles.stream()
                .map(t -> new Finding(t.where(), t.what() + ".", t.next()))
                .toList();
    }

    /** What is to be corrected in a game day that lies in no catalogue. @param name what it is called */
    public static List<Finding> of(GameDay gameDay, String name) {
        return checked(gameDay, Places.nowhere(name));
    }

    private static List<Finding> checked(GameDay gameDay, Places places) {
        return RULES.stream()
                .flatMap(rule -> rule.check(gameDay, places).stream())
                .toList();
    }

    private static List<Finding> longFiles(Catalogue owner, String folder) {
        return owner.source().files(folder).stream()
                .filter(f -> f.endsWith(".yaml"))
                .filter(f -> owner.source().read(f).lines().count() > LONGEST)
                .map(f -> new Finding(
                        f,
                        "It has more than " + LONGEST + " lines.",
                        "Move runbooks and manifests to files of their own."))
                .toList();
    }
}
