package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PARITY.md, made of what the sources say of themselves: the first sentence and {@code Upstream:} of each package, the
 * {@code Mirrors} of each class, and what is written by hand of each component.
 */
final class ParityPage {
    private static final Path SOURCES = Path.of("src/main/java/dev/podfall/sim");
    private static final Path COMPONENTS = Path.of("src/test/resources/parity/components.txt");
    private static final Path SESSIONS = Path.of("src/test/resources/parity");
    private static final String SCOREBOARD = """
            What `./mvnw -Pfidelity verify` gave last: on the embedded cluster, and on a real one with `-Dfidelity.kubeconfig=FILE`. What others wrote
            is installed when it runs, and nothing of it is kept here. Share: of what passes on real Kubernetes.

            """;
    private static final Pattern MIRRORS =
            Pattern.compile("Mirrors ((?:\\{@code [^}]+\\}|\\(|,|and|the|s|'s|of|[\\s*])+)");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)\\}");
    private static final Pattern UPSTREAM = Pattern.compile("Upstream:? (.*)");

    private ParityPage() {}

    static String text() throws IOException {
        StringBuilder page = new StringBuilder(Files.readString(COMPONENTS.resolveSibling("parity-head.md")));
        page.append("\n## Scoreboard\n\n")
                .append(SCOREBOARD)
                .append(Scoreboard.read(Scoreboard.FILE).table(Scoreboard.suites(), Map.of()));
        page.append("\n## Sessions recorded on a real cluster\n\n").append(sessions());
        for (String block : Files.readString(COMPONENTS).split("(?m)^# ")) {
            if (!block.isBlank()) {
                page.append(component(block.lines().toList()));
            }
        }
        return page.toString();
    }

    private static String sessions() throws IOException {
        StringBuilder list = new StringBuilder();
        try (Stream<Path> files = Files.list(SESSIONS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".session"))
                    .sorted()
                    .toList()) {
                Session session = Session.read(file);
                list.append("- `" + session.name() + "`: " + session.title() + " ("
                        + session.steps().size() + " commands, " + session.version() + ")\n");
            }
        }
        return list.toString();
    }

    private static String component(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder("\n## " + lines.get(0) + "\n\n");
        List<String> packages = List.of();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            String key = line.substring(0, colon);
            String value = line.substring(colon + 2);
            if (key.equals("packages")) {
                packages = Arrays.asList(value.split(" "));
            } else {
                text.append("**" + Character.toUpperCase(key.charAt(0)) + key.substring(1) + "**: " + value + ".\n\n");
            }
        }
        text.append("| package | what lives there | upstream |\n|---|---|---|\n");
        for (String name : packages) {
            text.append(rows(SOURCES.resolve(name)));
        }
        return text.toString();
    }

    private static String rows(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path info : all.filter(f -> f.endsWith("package-info.java"))
                    .sorted(Comparator.comparing(Path::getParent))
                    .toList()) {
                rows.append(row(info));
            }
        }
        return rows.toString();
    }

    private static String row(Path info) throws IOException {
        String comment = plain(Files.readString(info).replaceAll("(?s)^.*?/\\*\\*|\\*/.*$", ""));
        String first = comment.split("(?<=[.:])\\s(?=[A-Z{])", 2)[0].replaceAll("[.:]$", "");
        Matcher upstream = UPSTREAM.matcher(comment);
        String counterpart = upstream.find() ? upstream.group(1).replaceAll("\\.$", "") : "";
        String mirrored = mirrored(info.getParent()).entrySet().stream()
                .map(e -> "`" + e.getKey() + "` " + e.getValue())
                .collect(Collectors.joining(", "));
        String name = SOURCES.relativize(info.getParent()).toString().replace('/', '.');
        return "| `" + name + "` | " + code(first) + " | " + code(counterpart)
                + (mirrored.isEmpty() ? "" : "<br>" + mirrored) + " |\n";
    }

    /** Class to upstream's file or type. */
    private static Map<String, String> mirrored(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> names = new ArrayList<>();
                Matcher marks = MIRRORS.matcher(plain(Files.readString(file)));
                while (marks.find()) {
                    CODE.matcher(marks.group(1)).results().forEach(r -> names.add("`" + r.group(1) + "`"));
                }
                if (!names.isEmpty() && !file.endsWith("package-info.java")) {
                    found.put(
                            file.getFileName().toString().replace(".java", ""),
                            "= " + String.join(" ", names.stream().distinct().toList()));
                }
            }
        }
        return found;
    }

    private static String plain(String source) {
        return source.replaceAll("\\n\\s*\\*\\s?", " ").replaceAll("\\s+", " ").trim();
    }

    private static String code(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|link) (?:dev\\.podfall\\.)?([^}]+)\\}", "`$1`")
                .replace("|", "\\|");
    }
}
