package dev.podfall.scenario.exam;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one candidate gets: the tasks that a seed drew, in the order in which they are shown.
 *
 * @param exam its id
 * @param seed that drew it
 */
public record Paper(String exam, long seed, List<PaperTask> tasks) {
    public Paper {
        tasks = List.copyOf(tasks);
    }

    /** What tells it from other papers, whatever the order: two people with equal contents had the same paper. */
    public Set<String> contents() {
        Set<String> contents = new TreeSet<>();
        tasks.forEach(t -> contents.add(t.name()));
        return contents;
    }
}
