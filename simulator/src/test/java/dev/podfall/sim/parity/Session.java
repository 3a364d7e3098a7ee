package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A session with kubectl as a file holds it: a title, the version it was recorded on, manifests, and commands with what they
 * printed there.
 *
 * @param name the file's name without its ending, also part of the namespace's name
 * @param version as the real cluster named it
 * @param files the manifests by name
 */
record Session(String name, String title, String version, Map<String, String> files, List<Step> steps) {
    private static final String RECORDED = "Recorded on Kubernetes ";
    private static final String FILE = "== ";
    private static final String COMMANDS = "== session";
    private static final String PROMPT = "$ ";

    Session {
        steps = List.copyOf(steps);
    }

    static Session read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int commands = lines.indexOf(COMMANDS);
        if (commands < 0) {
            throw new IllegalArgumentException(file + " has no line \"" + COMMANDS + "\"");
        }
        String version = lines.get(1).startsWith(RECORDED) ? lines.get(1).substring(RECORDED.length()) : "";
        return new Session(
                file.getFileName().toString().replace(".session", ""),
                lines.get(0),
                version,
                manifests(lines.subList(1, commands)),
                commands(lines.subList(commands + 1, lines.size())));
    }

    private static Map<String, String> manifests(List<String> lines) {
        Map<String, String> files = new LinkedHashMap<>();
        String current = null;
        for (String line : lines) {
            if (line.startsWith(FILE)) {
                current = line.substring(FILE.length());
                files.put(current, "");
            } else if (current != null) {
                files.merge(current, line + "\n", String::concat);
            }
        }
        return files;
    }

    private static List<Step> commands(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), List.of()));
            } else {
                int last = steps.size() - 1;
                List<String> output = new ArrayList<>(steps.get(last).output());
                output.add(line);
                steps.set(last, steps.get(last).withOutput(output));
            }
        }
        return steps;
    }

    /** The same session as another cluster answered it. */
    Session answered(String by, List<Step> answers) {
        return new Session(name, title, by, files, answers);
    }

    /** The file's text. */
    String text() {
        return title + "\n" + RECORDED + version + "\n"
                + files.entrySet().stream()
                        .map(file -> FILE + file.getKey() + "\n" + file.getValue())
                        .collect(Collectors.joining())
                + COMMANDS + "\n" + steps.stream().map(Session::text).collect(Collectors.joining());
    }

    private static String text(Step step) {
        return PROMPT + step.command() + "\n"
                + step.output().stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
