package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.ProcessContext;

/** Options on a command line, as {@code --name=value}. */
final class Words {
    private Words() {}

    static String option(ProcessContext process, String name, String otherwise) {
        String start = "--" + name + "=";
        return process.arguments().stream()
                .filter(word -> word.startsWith(start))
                .map(word -> word.substring(start.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
