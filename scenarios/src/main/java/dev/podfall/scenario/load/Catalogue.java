package dev.podfall.scenario.load;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.quiz.Quiz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The one door to the authored data. Safe to use from several threads. */
public final class Catalogue {
    private static final System.Logger LOG = System.getLogger(Catalogue.class.getName());

    private final Source source;
    private final LabReader labs;
    private final Map<String, Lab> readLabs;
    private final Catalogue beneath;

    /** @param beneath whose labs are there too; null for nobody's */
    private Catalogue(Source source, Map<String, Lab> readLabs, Catalogue beneath) {
        this.source = source;
        this.labs = new LabReader(source);
        this.readLabs = readLabs;
        this.beneath = beneath;
    }

    /** What comes with Podfall. */
    public static Catalogue builtIn() {
        return new Catalogue(Source.ofClasspath(Catalogue.class), new TreeMap<>(), null);
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
        return new Catalogue(source, readLabs, builtIn());
    }

    /** The folder of an author's own; empty for what comes with Podfall. */
    public Optional<Path> folder() {
        return source.folder();
    }

    /** All labs that can be read, easiest first within their domains. */
    public List<Lab> labs() {
        return ids().stream()
                .flatMap(id -> readable(id).stream())
                .sorted(Comparator.comparing((Lab l) -> l.facts().domain())
                        .thenComparing(l -> l.facts().difficulty())
                        .thenComparing(Lab::id))
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

    /**
     * A lab.
     *
     * @throws UnknownLab with the nearest names
     * @throws UnreadableData if one of its files is not what it should be
     */
    public synchronized Lab lab(String id) {
        String folder = source.labFolders().get(id);
        if (folder == null && beneath != null && beneath.ids().contains(id)) {
            return beneath.lab(id);
        }
        if (folder == null) {
            throw new UnknownLab(id, Nearest.to(id, ids()));
        }
        return readLabs == null ? labs.read(folder) : readLabs.computeIfAbsent(id, i -> labs.read(folder));
    }

    /** Where a lab's files are, from the root of the catalogue that has it: {@code labs/probes/empty-endpoints}. */
    public String folderOf(String lab) {
        String folder = source.labFolders().get(lab);
        if (folder == null && beneath != null) {
            return beneath.folderOf(lab);
        }
        if (folder == null) {
            throw new UnknownLab(lab, Nearest.to(lab, ids()));
        }
        return folder;
    }

    /** The files below the catalogue's root, for lint. */
    public Source source() {
        return source;
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
}
