package dev.podfall.sim.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of a printed text what differs from run to run: identities, addresses, ages, and the padding that depends on them. */
final class Normaliser {
    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final String AGE = "(?:\\d+(?:y|d|h|m|s))+";

    private final Map<Pattern, String> rules = new LinkedHashMap<>();

    Normaliser(Map<String, String> names) {
        names.forEach((name, word) -> rule(Pattern.quote(name), word));
        rule("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "UID");
        rule("\\b[0-9a-f]{64}\\b", "DIGEST");
        rule("-" + SAFE + "{6,10}-" + SAFE + "{5}\\b", "-HASH-RAND");
        rule("-" + SAFE + "{8,10}(?![\\w-])", "-HASH");
        rule("-" + SAFE + "{5}(?![\\w-])", "-RAND");
        rule("-2\\d{7}(?=-|\\b)", "-MINUTES"); // a CronJob's run
        rule("(generateName: [a-z-]+-)" + SAFE + "{6,10}-", "$1HASH-");
        rule("(pod-template-hash[=:] ?\"?)\\w+", "$1HASH");
        rule("\\b\\d+\\.\\d+\\.\\d+\\.\\d+\\b", "IP");
        rule("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}", "DATE");
        rule("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "DATE");
        rule("(resourceVersion\"?: ?\")\\d+", "$1N");
        rule("\\b3[0-2]\\d{3}(?=/TCP|/UDP)", "NODEPORT");
        rule("(HealthCheck NodePort: +|healthCheckNodePort\"?: ?)3[0-2]\\d{3}", "$1NODEPORT");
        rule("(nodePort: )3[0-2]\\d{3}", "$1NODEPORT");
        rule("in record \\(\\d+\\)", "in record (N)");
        rule("\"storageVersionHash\":\"[^\"]*\",?", "");
        rule(",}", "}");
        // What is so on the machine it was recorded on: one image has many tags, and cgroup v1 tells limits that none
        // set.
        rule("docker.io/library/nginx:1.2\\d", "docker.io/library/nginx:TAG");
        rule("resources:\\n +limits:\\n +memory: 9007199254740988Ki", "resources: {}");
        // What one release of kubectl prints and another does not.
        rule(" deleted from \\S+ namespace", " deleted");
        rule("(?m)^ +(ConfigMapOptional: +<nil>|Optional: +false)\\n(?= +DownwardAPI)", "");
        rule("(?m)^ *creationTimestamp: null\\n", "");
        rule("(?m)^Time Zone: +<unset>\\n", "");
        rule("(?m)^Warning: resource \\S+ was previously managed with 'kubectl apply'.*\\n", "");
        // The client's own note of a watch that it ended itself: two events in one moment, and Go picks either branch.
        rule("(?m)^I\\d{4} .*reflector\\.go:\\d+\\] \"Warning: watch ended with error\".*context canceled.*\\n?", "");
        rule("Image size: \\d+", "Image size: N");
        rule("in [\\d.]+m?s \\([\\d.]+m?s including waiting\\)", "in DURATION (DURATION including waiting)");
        rule(AGE + " \\(x\\d+ over " + AGE + "\\)", "AGE");
        rule("\\(" + AGE + " ago\\)", "(AGE ago)");
        rule("(?m)^" + AGE + "(?=  )", "AGE");
        rule("(?<=  )" + AGE + "(?=  |$)", "AGE");
        rule("(?m)(?<=  )" + AGE + "$", "AGE");
        rule("(?<=\\S)[ \\t]{2,}(?=\\S)", "  ");
        rule("(?<=\\S)\\t(?=\\S)", "  ");
        rule("(?<=  kubelet  )spec\\.\\w+\\{[^}]*\\}: ", "");
        rule("(?m)[ \\t]+$", "");
    }

    private void rule(String pattern, String replacement) {
        rules.put(Pattern.compile(pattern), replacement);
    }

    List<String> lines(String printed, boolean inAnyOrder) {
        String text = printed;
        for (Map.Entry<Pattern, String> rule : rules.entrySet()) {
            text = rule.getKey().matcher(text).replaceAll(rule.getValue());
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        if (lines.equals(List.of(""))) {
            return List.of();
        }
        return inAnyOrder ? lines.stream().sorted().distinct().toList() : lines;
    }
}
