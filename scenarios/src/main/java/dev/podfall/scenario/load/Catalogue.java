package dev.podfall.scenario.load;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.quiz.Quiz;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The one door to the authored data. Safe to use from several threads. */
public final class Catalogue {
    private final Source source;
    private final LabReader labs;
    private final TreeMap<String, Lab> readLabs = new TreeMap<>();

    private Catalogue(Source source) {
        this.source = source;
        this.labs = new LabReader(source);
    }

    /** What comes with Podfall. */
    public static Catalogue builtIn() {
        return new Catalogue(Source.ofClasspath(Catalogue.class));
    }

    /** A catalogue folder, with {@code labs} and {@code quizzes} in it. */
    public static Catalogue in(java.nio.file.Path folder) {
        return new Catalogue(Source.ofFolder(folder));
    }

    /** All labs, easiest first within their domains. */
    public List<Lab> labs() {
        return source.labFolders().keySet().stream()
                .map(this::lab)
                .sorted(java.util.Comparator.comparing((Lab l) -> l.facts().domain())
                        .thenComparing(l -> l.facts().difficulty())
                        .thenComparing(Lab::id))
                .toList();
    }

    /**
     * A lab.
     *
     * @throws UnknownLab with the nearest names
     */
    public synchronized Lab lab(String id) {
        String folder = source.labFolders().get(id);
        if (folder == null) {
            throw new UnknownLab(id, Nearest.to(id, source.labFolders().keySet()));
        }
        return readLabs.computeIfAbsent(id, i -> labs.read(folder));
    }

    /** Where a lab's files are, from the catalogue's root: {@code labs/probes/empty-endpoints}. */
    public String folderOf(String lab) {
        lab(lab);
        return source.labFolders().get(lab);
    }

    /** The files below the catalogue's root, for lint. */
    public Source source() {
        return source;
    }

    /** All quizzes. */
    public List<Quiz> quizzes() {
        return source.files("quizzes").stream()
                .filter(f -> f.endsWith(".yaml"))
                .map(f -> Yaml.read(Quiz.class, f, source.read(f)))
                .toList();
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
