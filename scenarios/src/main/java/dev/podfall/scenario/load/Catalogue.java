package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.quiz.Quiz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The one door to the authored data. Safe to use from several threads. */
public final class Catalogue {
    private static final System.Logger LOG = System.getLogger(Catalogue.class.getName());

    private final Source source;
    private final LabReader labs;
    private final IncidentWorldReader incidentWorlds;
    private final GameDayReader gameDays;
    private final KeptLabs kept;
    private final Catalogue beneath;

    /** @param beneath whose labs are there too; null for nobody's */
    private Catalogue(Source source, KeptLabs kept, Catalogue beneath) {
        this.source = source;
        this.labs = new LabReader(source);
        this.incidentWorlds = new IncidentWorldReader(source, labs);
        this.gameDays = new GameDayReader(source, labs);
        this.kept = kept;
        this.beneath = beneath;
    }

    /** What comes with Podfall. */
    public static Catalogue builtIn() {
        return new Catalogue(Source.ofClasspath(Catalogue.class), new KeptLabs(), null);
    }

    /**
     * A catalogue folder, with {@code labs} and perhaps {@code quizzes} and {@code shared} in it. Its files are read each
     * time: somebody is writing them.
     */
    public static Catalogue in(Path folder) {
        return new Catalogue(Source.ofFolder(folder), null, null);
    }

    /** This catalogue's, and what comes with Podfall. A lab of the same id is the one of this catalogue. */
    public Catalogue overBuiltIn() {
        return new Catalogue(source, kept, builtIn());
    }

    /** The folder of an author's own; empty for what comes with Podfall. */
    public Optional<Path> folder() {
        return source.folder();
    }

    /** All labs that can be read, easiest first. Not by domain: beside its kin a lab would tell its cause. */
    public List<Lab> labs() {
        return ids().stream()
                .flatMap(id -> readable(id).stream())
                .sorted(Comparator.comparing((Lab l) -> l.facts().difficulty()).thenComparing(Lab::id))
                .toList();
    }

    /** The ids of all labs, also of those that cannot be read. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>(source.labFolders().keySet());
        if (beneath != null) {
            ids.addAll(beneath.ids());
        }
        return ids;
    }

    /** One that is being written must not take the others away. */
    private Optional<Lab> readable(String id) {
        try {
            return Optional.of(lab(id));
        } catch (UnreadableData unfinished) {
            LOG.log(System.Logger.Level.WARNING, "Lab {0} is left out: {1}", id, unfinished.getMessage());
            return Optional.empty();
        }
    }

    /** A lab as it is written: with the first alternative of each draw. It throws what {@link #lab(String, long)} throws. */
    public Lab lab(String id) {
        return lab(id, Pick.AS_WRITTEN);
    }

    /**
     * A lab as a seed draws it.
     *
     * @throws UnknownLab with the nearest names
     * @throws UnreadableData if one of its files is not what it should be
     */
    public synchronized Lab lab(String id, long seed) {
        Place place = place(id);
        KeptLabs kept = place.owner().kept;
        return kept == null ? place.read(seed) : kept.computeIfAbsent(id + " " + seed, key -> place.read(seed));
    }

    /** A lab as somebody chooses. It throws what {@link #lab(String, long)} throws. */
    public Lab lab(String id, Pick pick) {
        Place place = place(id);
        return place.owner().labs.read(place.folder(), pick);
    }

    /**
     * All that keeps a lab from being read as it is written, where {@link #lab(String)} tells the first; empty when nothing does.
     *
     * @throws UnknownLab with the nearest names
     */
    public List<UnreadableData> troubles(String id) {
        Place place = place(id);
        return place.owner().labs.troubles(place.folder());
    }

    /** What a lab's seed draws: its own draws, and the shared ones that its files use. It throws what {@link #lab(String)} throws. */
    public Draws draws(String id) {
        Place place = place(id);
        Set<String> names = new TreeSet<>(place.owner().labs.ownDraws(place.folder()));
        names.addAll(lab(id).drawing().used());
        return place.owner().labs.draws(place.folder()).only(names);
    }

    /** Which faults a lab's seeds draw. It throws what {@link #lab(String)} throws. */
    public Faults faults(String id) {
        Place place = place(id);
        return place.owner().labs.faults(place.folder());
    }

    /**
     * A world that incidents happen in, as somebody draws it.
     *
     * @param name of one with a folder {@code incidents}
     * @throws UnreadableData if one of its files is not what it should be
     */
    public IncidentWorld incidentWorld(String name, Pick pick) {
        boolean own = incidentWorlds.has(name) || beneath == null;
        return own ? incidentWorlds.read(name, pick) : beneath.incidentWorld(name, pick);
    }

    /** The names of the draws that a lab declares itself. */
    public Set<String> ownDraws(String id) {
        Place place = place(id);
        return place.owner().labs.ownDraws(place.folder());
    }

    /** Who has a lab, and where. */
    private record Place(Catalogue owner, String folder) {
        Lab read(long seed) {
            return owner.labs.read(folder, seed);
        }
    }

    private Place place(String id) {
        String folder = source.labFolders().get(id);
        if (folder == null && beneath != null && beneath.ids().contains(id)) {
            return beneath.place(id);
        }
        if (folder == null) {
            throw new UnknownLab(id, Nearest.to(id, ids()));
        }
        return new Place(this, folder);
    }

    /** Where a lab's files are, from the root of the catalogue that has it: {@code labs/probes/empty-endpoints}. */
    public String folderOf(String lab) {
        return place(lab).folder();
    }

    /** The files below the catalogue's root, for lint. */
    public Source source() {
        return source;
    }

    /** The worlds that its labs may be in. */
    public Worlds worlds() {
        return new Worlds(source);
    }

    /** A world's healthy cluster, with the first alternative of each draw. @throws UnreadableData if it cannot be read */
    public List<ObjectNode> baselineOfWorld(String name) {
        return labs.baselineOfWorld(name);
    }

    /** The files of all quizzes, Podfall's first, also of those that cannot be read. Texts are read each time. */
    public List<QuizFile> quizFiles() {
        List<QuizFile> all = new ArrayList<>(beneath == null ? List.of() : beneath.quizFiles());
        all.addAll(QuizFile.all(source));
        return List.copyOf(all);
    }

    /** All quizzes that can be read; of two with one id, the one of this catalogue. */
    public List<Quiz> quizzes() {
        Map<String, Quiz> byId = new LinkedHashMap<>();
        for (QuizFile file : quizFiles()) {
            try {
                Quiz quiz = file.quiz();
                byId.put(quiz.id(), quiz);
            } catch (UnreadableData unfinished) {
                LOG.log(System.Logger.Level.WARNING, "A quiz is left out: {0}", unfinished.getMessage());
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * A quiz.
     *
     * @throws UnknownQuiz with the names there are
     */
    public Quiz quiz(String id) {
        List<Quiz> all = quizzes();
        Supplier<UnknownQuiz> unknown =
                () -> new UnknownQuiz(id, all.stream().map(Quiz::id).toList());
        return all.stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow(unknown);
    }

    /** The files of all exams, Podfall's first, also of those that cannot be read. Texts are read each time. */
    public List<ExamFile> examFiles() {
        List<ExamFile> all = new ArrayList<>(beneath == null ? List.of() : beneath.examFiles());
        all.addAll(ExamFile.all(source));
        return List.copyOf(all);
    }

    /** The ids of all game days, also of those that cannot be read. */
    public Set<String> gameDayIds() {
        Set<String> ids = new TreeSet<>(gameDays.ids());
        if (beneath != null) {
            ids.addAll(beneath.gameDayIds());
        }
        return ids;
    }

    /** The catalogue that has a game day: this one, or the one beneath. @throws UnknownGameDay if neither has it */
    public Catalogue ownerOfGameDay(String id) {
        if (gameDays.ids().contains(id)) {
            return this;
        } else if (beneath != null && beneath.gameDayIds().contains(id)) {
            return beneath;
        }
        throw new UnknownGameDay(id, gameDayIds());
    }

    /** A game day of this very catalogue in one tree, that it can be kept as. @throws UnreadableData if it cannot be read */
    public ObjectNode gameDayDocument(String id) {
        return gameDays.document(id);
    }

    /** All that keeps a game day of this very catalogue from being read; empty when nothing does. */
    public List<UnreadableData> gameDayTroubles(String id) {
        return gameDays.troubles(id);
    }

    /** The file of a runbook that a game day of this very catalogue lists. @throws UnreadableData if there is none */
    public String runbookFile(String gameDay, String world, String runbook) {
        return gameDays.runbookFile(gameDay, world, runbook);
    }

    /**
     * What every game day in a world begins with, in one tree: {@code home}, {@code baseline} and {@code clients}.
     *
     * @throws UnreadableData if there is no such world, or it cannot be read
     */
    public ObjectNode worldDocument(String world, long seed) {
        return gameDays.world(world, seed);
    }

    /** A game day as it was kept. @throws UnreadableData if the tree is none */
    public static GameDay gameDay(JsonNode document) {
        return GameDayReader.read(document, "the game day");
    }
}
