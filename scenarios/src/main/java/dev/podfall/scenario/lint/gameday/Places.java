package dev.podfall.scenario.lint.gameday;

import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.gameday.Runbook;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.load.YamlLines;
import java.util.HashMap;
import java.util.Map;

/** Where the parts of a game day stand: file and line. */
final class Places {
    private static final String FACTS = "";

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, YamlLines> lines = new HashMap<>();

    private Places() {}

    /** Of one in a catalogue's folder. @param owner the very catalogue that has it */
    static Places of(Catalogue owner, GameDay gameDay, String folder) {
        Places places = new Places();
        places.add(owner, FACTS, folder + "/gameday.yaml");
        String id = folder.substring(folder.lastIndexOf('/') + 1);
        for (Runbook runbook : gameDay.runbooks()) {
            try {
                places.add(
                        owner,
                        runbook.id(),
                        owner.runbookFile(id, gameDay.facts().world(), runbook.id()));
            } catch (UnreadableData calledOtherwise) {
                places.files.put(runbook.id(), "runbook " + runbook.id());
            }
        }
        return places;
    }

    /** Of one that was never written to files. @param name what it is called */
    static Places nowhere(String name) {
        Places places = new Places();
        places.files.put(FACTS, name);
        return places;
    }

    private void add(Catalogue owner, String part, String file) {
        files.put(part, file);
        owner.source().find(file).ifPresent(text -> lines.put(part, YamlLines.of(text)));
    }

    /** A part of {@code gameday.yaml}: {@code gamedays/x/gameday.yaml:12}. @param pointer as {@link YamlLines#of} takes it */
    String facts(Object... pointer) {
        return place(FACTS, pointer);
    }

    /** A part of a runbook's file. */
    String runbook(String id, Object... pointer) {
        return files.containsKey(id) ? place(id, pointer) : "runbook " + id;
    }

    private String place(String part, Object... pointer) {
        YamlLines known = lines.get(part);
        return files.get(part) + (known == null ? "" : ":" + known.of(pointer));
    }
}
