package dev.podfall.sim.workload.standins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.time.Duration;
import java.util.List;

/** {@code stress}: takes memory and CPU, as {@code polinux/stress} and {@code vish/stress} are told to. */
public final class Stress implements Program {
    private static final Duration PART = Duration.ofMillis(100);
    private static final long USUAL_BYTES = 256L << 20;

    @Override
    public void start(ProcessContext process) {
        List<String> words = process.arguments();
        long workers = Math.max(1, number(words, "--vm", "-m", 0));
        long bytes = size(value(words, "--vm-bytes", "-mem-total"));
        boolean memory = number(words, "--vm", "-m", 0) > 0 || bytes > 0;
        long cpus = number(words, "--cpu", "-c", number(words, "-cpus", "-cpus", 0));
        if (!memory && cpus == 0) {
            process.stdout("`stress' imposes certain types of compute stress on your system\n\n"
                    + "Usage: stress [OPTION [ARG]] ...\n");
            process.exit(0);
            return;
        }
        process.stdout("stress: info: [1] dispatching hogs: " + cpus + " cpu, 0 io, "
                + number(words, "--vm", "-m", bytes > 0 ? 1 : 0) + " vm, 0 hdd\n");
        work(process, words, cpus);
        if (memory) {
            process.useMemory(workers * (bytes > 0 ? bytes : USUAL_BYTES));
        }
    }

    private static void work(ProcessContext process, List<String> words, long cpus) {
        String timeout = value(words, "--timeout", "-t").replaceFirst("s$", "");
        if (timeout.matches("[0-9]{1,6}")) {
            process.after(Duration.ofSeconds(Long.parseLong(timeout)), () -> {
                process.stdout("stress: info: [1] successful run completed in " + timeout + "s\n");
                process.exit(0);
            });
        }
        for (long i = 0; i < Math.min(cpus, 8); i++) {
            burn(process);
        }
    }

    private static void burn(ProcessContext process) {
        process.compute(PART, () -> burn(process));
    }

    @Override
    public void resume(ProcessContext process, JsonNode state) {
        start(process);
    }

    private static String value(List<String> words, String name, String other) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            for (String option : List.of(name, other)) {
                if (word.startsWith(option + "=")) {
                    return word.substring(option.length() + 1);
                }
                if (word.equals(option) && i + 1 < words.size()) {
                    return words.get(i + 1);
                }
            }
        }
        return "";
    }

    private static long number(List<String> words, String name, String other, long otherwise) {
        String text = value(words, name, other);
        return text.matches("[0-9]{1,3}") ? Long.parseLong(text) : otherwise;
    }

    private static long size(String text) {
        if (!text.matches("[0-9]{1,9}([kKmMgG]i?)?[bB]?")) {
            return 0;
        }
        long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
        char unit = Character.toLowerCase(text.replaceAll("[0-9]", "x")
                .replaceFirst("^x+", "")
                .concat("b")
                .charAt(0));
        return unit == 'k' ? number << 10 : unit == 'm' ? number << 20 : unit == 'g' ? number << 30 : number;
    }
}
