import com.sun.management.OperatingSystemMXBean;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.proof.Proving;
import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What proofs of labs cost, in processor time of this whole process: the time on a clock says more about what else the machine does.
 * Run by bench/proofs.sh; prints figures, asserts nothing about time.
 */
final class Proofs {
    private static final int DEAREST = 8;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path NOWHERE = Path.of(System.getProperty("java.io.tmpdir"));

    private final Catalogue catalogue = Catalogue.builtIn();
    private final List<Cost> costs = new ArrayList<>();
    private final boolean told;
    private long last;

    private Proofs(boolean told) {
        this.told = told;
    }

    /** @param seconds of processor time; the first experiments of a lab pay for the clusters that the others are copies of */
    private record Cost(Outcome outcome, double seconds) {
        boolean isCard() {
            return outcome.card() != null;
        }
    }

    /** Labs by their ids, all if none is named; {@code -v} prints each experiment, and each grade it came to. */
    public static void main(String[] arguments) {
        List<String> ids = new ArrayList<>(List.of(arguments));
        Proofs proofs = new Proofs(ids.remove("-v"));
        List<String> wanted = ids.isEmpty() ? proofs.catalogue.ids().stream().sorted().toList() : ids;
        double cold = proofs.lab(wanted.get(0));
        System.out.printf("%-28s %6.1f s CPU, cold: not counted below%n", wanted.get(0), cold);
        proofs.costs.clear();
        double all = 0;
        for (String id : wanted) {
            all += proofs.lab(id);
        }
        System.out.printf("%-28s %6.1f s CPU: %.1f s a lab%n", wanted.size() + " labs", all, all / wanted.size());
        proofs.dearest();
        System.exit(0);
    }

    /** One experiment after the other, so that each can be told what it cost. */
    private double lab(String id) {
        Lab lab = catalogue.lab(id);
        int before = costs.size();
        EmbeddedProvider provider = new EmbeddedProvider(InstantSource.fixed(Instant.now()));
        double began = now();
        last = SYSTEM.getProcessCpuTime();
        List<Outcome> outcomes = new Proving(catalogue, provider, NOWHERE, 1).prove(List.of(lab), this::ends);
        double took = now() - began;
        List<Cost> mine = costs.subList(before, costs.size());
        double cards = mine.stream().filter(Cost::isCard).mapToDouble(Cost::seconds).sum();
        long number = mine.stream().filter(Cost::isCard).count();
        long unproven = outcomes.stream().filter(o -> !o.isProven()).count();
        System.out.printf(
                "%-28s %6.1f s CPU: claims 1-10 %5.1f s, %d cards %5.1f s, %.2f s each%s%n",
                id, took, took - cards, number, cards, cards / Math.max(1, number), unproven == 0 ? "" : "; NOT PROVEN: " + unproven);
        return took;
    }

    private void ends(Outcome outcome) {
        long now = SYSTEM.getProcessCpuTime();
        costs.add(new Cost(outcome, (now - last) / 1e9));
        last = now;
        if (told) {
            System.out.printf("  %6.3f s  %s%n", costs.get(costs.size() - 1).seconds(), outcome.claim());
            if (outcome.score() != null) {
                System.out.println("    " + outcome.lab() + " " + outcome.number() + " " + outcome.claim() + ": " + outcome.score().points() + " points");
                outcome.score().criteria().forEach(c -> System.out.println("      " + c.id() + " " + c.verdict() + " " + c.earned()));
                outcome.score().guards().forEach(c -> System.out.println("      " + c.id() + " " + c.verdict()));
            }
            outcome.problems().forEach(p -> System.out.println("    problem: " + p));
        }
    }

    /** The kinds of experiments that cost most in all labs together. */
    private void dearest() {
        Map<String, List<Cost>> kinds = new HashMap<>();
        for (Cost cost : costs) {
            String kind = cost.isCard() ? "card " + cost.outcome().card() : "claim " + cost.outcome().number();
            kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(cost);
        }
        kinds.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, List<Cost>> e) -> -total(e.getValue())))
                .limit(DEAREST)
                .forEach(e -> System.out.printf("%-44s %6.1f s CPU in all, %d times%n", e.getKey(), total(e.getValue()), e.getValue().size()));
    }

    private static double total(List<Cost> some) {
        return some.stream().mapToDouble(Cost::seconds).sum();
    }

    private static double now() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }
}
