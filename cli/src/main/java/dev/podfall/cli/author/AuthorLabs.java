package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.scenario.exam.Pools;
import dev.podfall.scenario.lint.exam.ExamLint;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.lint.quiz.QuizLint;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which labs an author means: an id, a lab's folder, a catalogue's folder, or all. */
final class AuthorLabs {
    @Parameters(
            paramLabel = "ID|DIR",
            arity = "0..1",
            description = "A lab's id, its folder, or a catalogue's folder (default: all of the catalogue).")
    private String lab;

    @Option(names = "--all", description = "All labs of the catalogue.")
    private boolean all;

    @Mixin
    private AuthorCatalogue named;

    /** @param root the catalogue's folder; null for what comes with Podfall */
    record Chosen(Catalogue catalogue, Path root, List<String> ids) {}

    /**
     * What lint inspects.
     *
     * @param chosen the labs; none if a quiz is meant
     * @param quizzes with what is wrong in them; none if a lab is meant
     * @param exams with what is wrong in them; none if a lab is meant
     */
    record Inspected(Chosen chosen, List<InspectedQuiz> quizzes, List<InspectedExam> exams) {
        Inspected(Chosen chosen, List<InspectedQuiz> quizzes) {
            this(chosen, quizzes, List.of());
        }
    }

    /** As {@link #choose}; a quiz's id or file, or a folder that holds quizzes only, will do as well. */
    Inspected chooseForLint() {
        requireOneWay();
        Path folder = lab == null ? null : Path.of(lab).toAbsolutePath().normalize();
        if (folder != null && Files.isRegularFile(folder)) {
            return folder.getParent().endsWith("exams") ? examFile(folder) : quizFile(folder);
        }
        if (folder != null
                && (Files.isDirectory(folder.resolve("quizzes")) || Files.isDirectory(folder.resolve("exams")))) {
            return all(Catalogue.in(folder), folder);
        }
        Catalogue catalogue = named.open();
        Path root = named.folder().orElse(null);
        if (lab == null
                && !(catalogue.quizFiles().isEmpty() && catalogue.examFiles().isEmpty())) {
            return all(catalogue, root);
        } else if (lab == null || catalogue.ids().contains(lab)) {
            return new Inspected(choose(), List.of());
        }
        List<InspectedQuiz> meant = quizzes(catalogue).stream()
                .filter(quiz -> quiz.id().equals(lab))
                .toList();
        List<InspectedExam> exams = exams(catalogue, lab);
        return meant.isEmpty() && exams.isEmpty()
                ? new Inspected(choose(), List.of())
                : new Inspected(new Chosen(catalogue, root, List.of()), meant, exams);
    }

    private static Inspected all(Catalogue catalogue, Path root) {
        Catalogue whole = catalogue.folder().isPresent() ? catalogue.overBuiltIn() : catalogue;
        List<InspectedExam> exams = exams(whole, null).stream()
                .filter(exam -> exam.authored() == catalogue.folder().isPresent())
                .toList();
        Chosen chosen = new Chosen(catalogue, root, List.copyOf(catalogue.ids()));
        return new Inspected(chosen, quizzes(catalogue), exams);
    }

    /** What an exam draws from may come with Podfall. */
    private static Inspected examFile(Path file) {
        Path root = file.getParent().getParent();
        Catalogue catalogue = Catalogue.in(root);
        List<InspectedExam> meant =
                exams(catalogue.overBuiltIn(), root.relativize(file).toString().replace('\\', '/'));
        if (meant.isEmpty()) {
            throw new CommandFailed(
                    "AUTHOR", "no-exam-file", file + " is no exam's file.", "An exam's file ends with .yaml.");
        }
        return new Inspected(new Chosen(catalogue, root, List.of()), List.of(), meant);
    }

    private static Inspected quizFile(Path file) {
        Path quizzes = file.getParent();
        while (quizzes != null && !quizzes.endsWith("quizzes")) {
            quizzes = quizzes.getParent();
        }
        if (quizzes == null || quizzes.getParent() == null) {
            throw new CommandFailed(
                    "AUTHOR",
                    "no-quiz-file",
                    file + " is no quiz's file.",
                    "A quiz is quizzes/ID.yaml below its catalogue.");
        }
        Path root = quizzes.getParent();
        Catalogue catalogue = Catalogue.in(root);
        String path = root.relativize(file).toString().replace('\\', '/');
        List<InspectedQuiz> meant = quizzes(catalogue).stream()
                .filter(quiz -> quiz.file().equals(path))
                .toList();
        if (meant.isEmpty()) {
            throw new CommandFailed(
                    "AUTHOR", "no-quiz-file", file + " is no quiz's file.", "A quiz's file ends with .yaml.");
        }
        return new Inspected(new Chosen(catalogue, root, List.of()), meant);
    }

    /** All exams of a catalogue, or one by its id or its file's name. */
    private static List<InspectedExam> exams(Catalogue catalogue, String only) {
        return ExamLint.of(catalogue.examFiles(), Pools.of(catalogue)).stream()
                .filter(exam ->
                        only == null || exam.id().equals(only) || exam.file().equals(only))
                .toList();
    }

    private static List<InspectedQuiz> quizzes(Catalogue catalogue) {
        return QuizLint.of(catalogue.quizFiles());
    }

    private void requireOneWay() {
        if (lab != null && all) {
            throw new CommandFailed("USAGE", "usage", "Name a lab or --all, not both.", "See: podfall author --help");
        }
    }

    /** Whether somebody said which. */
    boolean isNamed() {
        return lab != null || all;
    }

    Catalogue catalogue() {
        return named.open();
    }

    Chosen choose() {
        requireOneWay();
        Path folder = lab == null ? null : folder(lab);
        if (folder == null) {
            Catalogue catalogue = named.open();
            return new Chosen(catalogue, named.folder().orElse(null), ids(catalogue));
        }
        if (Files.isDirectory(folder.resolve("labs"))) {
            Catalogue catalogue = Catalogue.in(folder);
            return new Chosen(catalogue, folder, List.copyOf(catalogue.ids()));
        }
        return oneFolder(folder);
    }

    private List<String> ids(Catalogue catalogue) {
        if (lab == null) {
            if (catalogue.ids().isEmpty()) {
                throw CommandFailed.refused(
                        "no-labs",
                        "There is no lab in " + named.require() + ".",
                        "Begin one with: podfall author new ID" + named.asTyped());
            }
            return List.copyOf(catalogue.ids());
        }
        catalogue.folderOf(lab);
        return List.of(lab);
    }

    /** What was typed, if it is a folder: an id holds no slash. */
    private static Path folder(String typed) {
        boolean path = typed.contains("/") || typed.equals(".") || typed.equals("..");
        Path folder = Path.of(typed).toAbsolutePath().normalize();
        if (path && !Files.isDirectory(folder)) {
            throw CommandFailed.refused("no-folder", "There is no folder " + folder + ".", "Name a lab or its folder.");
        }
        boolean lab = Files.exists(folder.resolve("lab.yaml")) || Files.isDirectory(folder.resolve("labs"));
        return path || lab ? folder : null;
    }

    private static Chosen oneFolder(Path folder) {
        Path labs = folder.getNameCount() < 3 ? null : folder.getParent().getParent();
        if (labs == null
                || !labs.getFileName().toString().equals("labs")
                || !Files.exists(folder.resolve("lab.yaml"))) {
            throw new CommandFailed(
                    "AUTHOR",
                    "no-lab-folder",
                    folder + " is no lab's folder.",
                    "A lab is labs/DOMAIN/ID below its catalogue, with a lab.yaml in it. Begin one with: podfall"
                            + " author new ID");
        }
        Path root = labs.getParent();
        return new Chosen(Catalogue.in(root), root, List.of(folder.getFileName().toString()));
    }
}
