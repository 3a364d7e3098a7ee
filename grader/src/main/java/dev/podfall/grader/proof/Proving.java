package dev.podfall.grader.proof;

import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.proof.GradedProof.Graded;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Proves labs on a runtime: all claims on a simulated cluster, on a real one those that need no control of time. On
 * {@code kind} all experiments share one cluster, each in namespaces of its own.
 *
 * @param directory where a runtime may keep clusters, and this what a shared one needs; nothing is left there
 * @param atOnce how many experiments run side by side
 * @param claims the numbers of those to prove; empty for all
 */
public record Proving(Catalogue catalogue, ClusterProvider provider, Path directory, int atOnce, Set<Integer> claims) {
    /** Claims that are shown by the experiment of another one, by the number of that. */
    private static final Map<Integer, Integer> TOGETHER = Map.of(2, 11, 5, 6);

    /** Told of each claim. Called from several threads, one at a time. */
    public interface Listener extends Progress {
        void ends(Outcome outcome);

        @Override
        default void report(String phase, String text, State state, long millis) {}
    }

    /**
     * What became of a claim.
     *
     * @param seed that drew the lab
     * @param problems what is not as claimed; empty when it is proven
     * @param card the id of the card that was played; null for other claims
     * @param score the grade of a card or of a mistake; null for other claims, and when it came to none
     */
    public record Outcome(
            String lab,
            long seed,
            int number,
            String claim,
            List<String> problems,
            Duration took,
            String card,
            Score score) {
        public boolean isProven() {
            return problems.isEmpty();
        }
    }

    /** As many experiments side by side as do this runtime good. */
    public Proving(Catalogue catalogue, ClusterProvider provider, Path directory) {
        this(catalogue, provider, directory, usual(provider));
    }

    /** All claims, so many experiments side by side. */
    public Proving(Catalogue catalogue, ClusterProvider provider, Path directory, int atOnce) {
        this(catalogue, provider, directory, atOnce, Set.of());
    }

    /** The same for these claims alone. */
    public Proving only(Set<Integer> numbers) {
        return new Proving(catalogue, provider, directory, atOnce, Set.copyOf(numbers));
    }

    /** How many claims these labs make here. */
    public int size(Collection<Lab> labs) {
        return labs.stream().mapToInt(lab -> proofs(lab, provider).size()).sum();
    }

    private List<Proof> proofs(Lab lab, ClusterProvider where) {
        return Proofs.of(lab, hasClock(where)).stream()
                .filter(p -> claims.isEmpty()
                        || claims.contains(p.number())
                        || claims.contains(TOGETHER.getOrDefault(p.number(), p.number())))
                .toList();
    }

    private static int usual(ClusterProvider provider) {
        int cores = java.lang.Runtime.getRuntime().availableProcessors();
        return hasClock(provider) ? cores : 2 * cores;
    }

    private static boolean hasClock(ClusterProvider provider) {
        return provider.capabilities().contains(ClockControl.NAME);
    }

    /** Proves what can be proven, in the order of labs and claims, and goes on after a claim that does not hold. */
    public List<Outcome> prove(Collection<Lab> labs, Listener listener) {
        if (provider.runtime() != Runtime.KIND) {
            return prove(labs, provider, listener);
        }
        try (SharedCluster shared = SharedCluster.start(provider, directory, listener)) {
            return prove(labs, shared, listener);
        }
    }

    private List<Outcome> prove(Collection<Lab> labs, ClusterProvider where, Listener listener) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        List<Bench> benches = new ArrayList<>();
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Lab lab : labs) {
                Bench bench = new Bench(catalogue, lab, where, null);
                benches.add(bench);
                List<Proof> proofs = proofs(lab, where);
                AtomicInteger left = new AtomicInteger(proofs.size());
                for (Proof proof : proofs) {
                    running.add(threads.submit(() -> tell(listener, closing(bench, proof, left))));
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ProofInterrupted();
        } finally {
            threads.shutdownNow();
            benches.forEach(Bench::close);
        }
    }

    private static Outcome tell(Listener listener, Outcome outcome) {
        synchronized (listener) {
            listener.ends(outcome);
        }
        return outcome;
    }

    private static String inFull(PodfallException failure) {
        String message = failure.getMessage();
        return message + (message.matches("(?s).*[.!?]") ? " " : ". ") + failure.next();
    }

    /** @param left how many proofs of the bench have not ended: the last one closes it, as all saved labs together take much room */
    private static Outcome closing(Bench bench, Proof proof, AtomicInteger left) {
        try {
            return outcome(bench, proof);
        } finally {
            if (left.decrementAndGet() == 0) {
                bench.close();
            }
        }
    }

    private static Outcome outcome(Bench bench, Proof proof) {
        long begin = System.nanoTime();
        Graded graded;
        try {
            graded = proof instanceof GradedProof g ? g.graded(bench) : new Graded(proof.problems(bench), null);
        } catch (PodfallException failure) {
            graded = new Graded(List.of(inFull(failure)), null);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        String card = proof instanceof CardHolds c ? c.card().id() : null;
        return new Outcome(
                bench.lab().id(),
                bench.lab().seed(),
                proof.number(),
                proof.claim(),
                graded.problems(),
                took,
                card,
                graded.score());
    }
}
