package dev.podfall.scenario.foreign;

import dev.podfall.scenario.lint.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The forms of exercises that are understood, by the file that each begins with. */
public enum ForeignFormat {
    /** A Killercoda scenario: {@code index.json} with steps, scripts and verifiers. */
    killercoda("index.json", files -> files.find("index.json").isPresent(), KillercodaScenario::read),
    /** A task of k8s-ai-bench: {@code task.yaml} with prompts, a setup and a verifier. */
    bench("task.yaml", files -> files.find("task.yaml").isPresent(), BenchTask::read),
    /** An exam's folder in the manner of the Kubestronaut simulator: {@code exam.yaml} and a folder per question. */
    exam("exam.yaml", files -> files.find("exam.yaml").isPresent(), ExamFolder::read);

    private final String file;
    private final Predicate<ForeignFiles> fits;
    private final Function<ForeignFiles, List<ForeignTask>> reader;

    ForeignFormat(String file, Predicate<ForeignFiles> fits, Function<ForeignFiles, List<ForeignTask>> reader) {
        this.file = file;
        this.fits = fits;
        this.reader = reader;
    }

    /** @throws ForeignRefused if it is none of them */
    public static ForeignFormat of(ForeignFiles files) {
        for (ForeignFormat format : values()) {
            if (format.fits.test(files)) {
                return format;
            }
        }
        List<Finding> binary = Arrays.stream(values())
                .filter(format -> files.others().contains(format.file))
                .map(format -> new Finding(format.file, "It is no text in UTF-8.", "Save it as such."))
                .toList();
        if (!binary.isEmpty()) {
            throw new ForeignRefused(files.name(), binary);
        }
        throw new ForeignRefused(
                files.name(),
                List.of(new Finding(
                        files.name(),
                        "There is no index.json (Killercoda), task.yaml (k8s-ai-bench) or exam.yaml in it.",
                        "Name the folder that one of these is in.")));
    }

    /** The exercises in a folder, an exam's questions one by one. @throws ForeignRefused if its main file cannot be read */
    public List<ForeignTask> read(ForeignFiles files) {
        return reader.apply(files);
    }

    /** The file that it begins with. */
    public String file() {
        return file;
    }
}
