package dev.podfall.scenario.exam;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.exam.PaperTask.DrawnLab;
import dev.podfall.scenario.exam.PaperTask.DrawnQuestion;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.exam.blueprint.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Draws papers. The same exam, pools, seed and past give the same paper. Each section gets as many tasks as its blueprint says; among
 * those that fit, what the candidate had least often comes first, and a paper that they had as a whole comes again only when no other was
 * found in a thousand draws. The tasks stand in an order that does not tell their sections.
 */
public final class PaperDraw {
    private static final long LARGEST_SEED = 999_999;
    /** Draws that keep to what was had least often, and then draws that do not. */
    private static final int CAREFUL = 50;

    private static final int ANY = 1000;

    private final Exam exam;
    private final Pools pools;
    private final Past past;
    private final SeedChoice seeds;

    private PaperDraw(Exam exam, Pools pools, Past past, SeedChoice seeds) {
        this.exam = exam;
        this.pools = pools;
        this.past = past;
        this.seeds = seeds;
    }

    /**
     * A paper for somebody.
     *
     * @param seed a positive number
     * @param past what they had before
     * @param seeds how a lab that they had before is drawn
     * @throws IllegalArgumentException if a section has fewer labs or questions to draw from than it wants; lint finds that
     */
    public static Paper of(Exam exam, Pools pools, long seed, Past past, SeedChoice seeds) {
        return new PaperDraw(exam, pools, past, seeds).draw(seed);
    }

    /** The paper that a seed draws for somebody who is new here. */
    public static Paper of(Exam exam, Pools pools, long seed) {
        return of(exam, pools, seed, Past.NOTHING, (lab, from) -> from);
    }

    private Paper draw(long seed) {
        Paper first = null;
        for (int round = 0; round < CAREFUL + ANY; round++) {
            Paper paper = drawn(seed, round, round < CAREFUL);
            if (!past.had(paper.contents())) {
                return paper;
            }
            first = first == null ? paper : first;
        }
        return first;
    }

    private Paper drawn(long seed, int round, boolean leastOftenFirst) {
        Pick pick = Pick.bySeed(exam.id() + "#" + round, seed);
        List<PaperTask> tasks = new ArrayList<>();
        Map<PaperTask, Integer> minutes = new HashMap<>();
        for (Section section : exam.blueprint().sections()) {
            if (section.labs() != null) {
                Section.Labs wanted = section.labs();
                List<Lab> all = pools.labs(wanted);
                ToIntFunction<Lab> times = lab -> leastOftenFirst ? past.timesLab(lab.id()) : 0;
                for (Lab lab : chosen(pick, section.id() + " labs", all, times, wanted.count())) {
                    PaperTask task = task(section, wanted.weight() / wanted.count(), lab(lab.id(), seed, round), null);
                    tasks.add(task);
                    minutes.put(task, lab.facts().minutes());
                }
            }
            if (section.questions() != null) {
                Section.Questions wanted = section.questions();
                List<DrawnQuestion> all = pools.questions(wanted);
                ToIntFunction<DrawnQuestion> times = q -> leastOftenFirst ? past.timesQuestion(q.name()) : 0;
                chosen(pick, section.id() + " questions", all, times, wanted.count())
                        .forEach(q -> tasks.add(
                                task(section, wanted.weight() / wanted.count(), null, q.drawn(seed + round))));
            }
        }
        return new Paper(exam.id(), seed, Budgets.of(exam.blueprint(), pick.shuffled("order", tasks), minutes));
    }

    private static PaperTask task(Section section, int weight, DrawnLab lab, DrawnQuestion question) {
        return new PaperTask(0, section.id(), weight, 0, lab, question);
    }

    private static <T> List<T> chosen(Pick pick, String name, List<T> all, ToIntFunction<T> times, int count) {
        if (all.size() < count) {
            throw new IllegalArgumentException(name + ": " + count + " are wanted, and " + all.size() + " are there.");
        }
        List<T> order = new ArrayList<>(pick.shuffled(name, all));
        order.sort(Comparator.comparingInt(times)); // stable: among equals the draw decides
        return order.subList(0, count);
    }

    private DrawnLab lab(String lab, long seed, int round) {
        long from = number(exam.id() + "\n" + seed + "\n" + round + "\n" + lab);
        long own = past.hadLab(lab) ? seeds.seed(lab, from) : from;
        return new DrawnLab(lab, own, pools.variant(lab, own));
    }

    /** 1 to the largest seed, the same on every machine. */
    private static long number(String text) {
        UUID sum = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return 1 + Math.floorMod(sum.getLeastSignificantBits(), LARGEST_SEED);
    }
}
