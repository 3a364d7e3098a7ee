package dev.podfall.grader.attempt;

import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Chooses the seed of an attempt: one that draws what its candidate has not had, as long as there is one, and as different from
 * it as can be had among the first thousand that are met.
 */
final class Seeds {
    private static final int MOST = 999_999;
    private static final int LOOKED_AT = 1000;

    private final Catalogue catalogue;
    private final Journal journal;
    private final RandomGenerator random;

    Seeds(Catalogue catalogue, Journal journal, RandomGenerator random) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.random = random;
    }

    /**
     * A seed for an attempt.
     *
     * @param seenBefore whether the candidate has had what it draws
     */
    record Chosen(long seed, Draw draw, boolean seenBefore) {}

    /** What a candidate had, in an attempt of before. */
    record Had(String attempt, long seed, Draw draw) {}

    /**
     * Chooses one.
     *
     * @throws HadBefore for an exam with a seed that draws what the candidate had, or a fault that they had; also when nothing
     *     else is left: who comes again does not choose
     */
    Chosen choose(StartRequest request) {
        Draws draws = catalogue.draws(request.lab());
        List<Had> had = had(request, draws);
        return request.seed() == null
                ? choose(draws, catalogue.faults(request.lab()), had, 1 + random.nextInt(MOST))
                : wished(draws, catalogue.faults(request.lab()), had, request.seed(), request.mode());
    }

    /** What a seed draws that an exam has chosen already: nothing is refused. */
    Chosen given(StartRequest request) {
        Draws draws = catalogue.draws(request.lab());
        return wished(draws, catalogue.faults(request.lab()), had(request, draws), request.seed(), Mode.practice);
    }

    /** A seed for somebody who had the lab before, as different from that as can be. @param from where to begin looking */
    long another(String lab, String candidate, long from) {
        Draws draws = catalogue.draws(lab);
        List<Had> had = had(new StartRequest(lab, null, null, null, candidate), draws);
        return had.isEmpty()
                ? from
                : choose(draws, catalogue.faults(lab), had, (int) from).seed();
    }

    /** The seed of an incident: the one that is wished, or one that its candidate has not had. */
    long ofIncident(StartRequest request) {
        Set<Long> had = new HashSet<>(
                had(request, Draws.none(request.lab())).stream().map(Had::seed).toList());
        long seed = request.seed() == null ? 1 + random.nextInt(MOST) : request.seed();
        for (int i = 0; i < MOST && request.seed() == null && had.contains(seed); i++) {
            seed = at((int) seed, 1);
        }
        return seed;
    }

    /** What a seed made. @throws HadBefore as {@link #choose(StartRequest)} does */
    Chosen incident(StartRequest request, long seed, Draw draw) {
        Mode mode = request.seed() == null ? null : request.mode();
        List<Had> alike = had(request, Draws.none(request.lab())).stream()
                .filter(h -> h.draw().equals(draw))
                .toList();
        return drawn(request.lab(), alike, seed, draw, mode);
    }

    /** Oldest first. */
    private List<Had> had(StartRequest request, Draws draws) {
        List<Had> had = new ArrayList<>();
        for (String id : journal.log().attemptIds()) {
            Payload.Started started = journal.read(id).started();
            if (started.lab().equals(request.lab()) && Objects.equals(started.candidate(), request.candidate())) {
                Draw draw = started.draw() == null ? draws.draw(Pick.AS_WRITTEN) : started.draw();
                had.add(new Had(id, started.seed(), draw));
            }
        }
        return had;
    }

    /** @throws HadBefore as {@link #choose(StartRequest)} does */
    static Chosen wished(Draws draws, Faults faults, List<Had> had, long seed, Mode mode) {
        Draw draw = draws.draw(seed);
        String fault = faults.drawnBy(seed);
        return drawn(
                draws.lab(),
                had.stream()
                        .filter(h -> h.draw().equals(draw)
                                || !fault.isEmpty() && faults.drawnBy(h.seed()).equals(fault) && mode == Mode.exam)
                        .toList(),
                seed,
                draw,
                mode);
    }

    /** @param alike what was had and forbids this one in an exam */
    private static Chosen drawn(String lab, List<Had> alike, long seed, Draw draw, Mode mode) {
        Optional<Had> before = alike.stream().reduce((first, last) -> last);
        if (before.isPresent() && mode == Mode.exam) {
            throw new HadBefore(lab, seed, before.get().attempt());
        }
        return new Chosen(seed, draw, before.isPresent());
    }

    /** @param from the seed to begin looking at */
    static Chosen choose(Draws draws, Faults faults, List<Had> had, int from) {
        Set<Long> seeds = new HashSet<>(had.stream().map(Had::seed).toList());
        LongPredicate fresh = seed -> !seeds.contains(seed);
        return unseen(draws, drawn(had), from, fresh).entrySet().stream()
                .map(e -> new Chosen(e.getValue(), e.getKey(), false))
                .min(new Novelty(draws, faults, had).newestFirst())
                .orElseGet(() -> longestAgo(draws, had, from, fresh));
    }

    private static Set<Draw> drawn(List<Had> had) {
        return new HashSet<>(had.stream().map(Had::draw).toList());
    }

    /** Draws that are not among these, each with a seed. It ends when all that can be drawn was met. */
    private static Map<Draw, Long> unseen(Draws draws, Set<Draw> seen, int from, LongPredicate fresh) {
        Map<Draw, Long> unseen = new LinkedHashMap<>();
        Set<Draw> met = new HashSet<>();
        long all = draws.size();
        LongFunction<Draw> drawing = draws.bySeed();
        for (int i = 0; i < MOST && unseen.size() < LOOKED_AT && met.size() < all; i++) {
            long seed = at(from, i);
            Draw draw = drawing.apply(seed);
            met.add(draw);
            if (fresh.test(seed) && !seen.contains(draw)) {
                unseen.putIfAbsent(draw, seed);
            }
        }
        return unseen;
    }

    /** By another seed, so that not even names are the same; by the same where no other draws it. */
    private static Chosen longestAgo(Draws draws, List<Had> had, int from, LongPredicate fresh) {
        Map<Draw, Had> last = new LinkedHashMap<>();
        for (Had one : had) { // what was had again goes to the end
            last.remove(one.draw());
            last.put(one.draw(), one);
        }
        Had oldest = last.values().stream()
                .filter(h -> draws.draw(h.seed()).equals(h.draw()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Whatever can be drawn was had: " + draws.lab()));
        LongFunction<Draw> drawing = draws.bySeed();
        long seed = LongStream.range(0, MOST)
                .map(i -> at(from, i))
                .filter(s -> fresh.test(s) && drawing.apply(s).equals(oldest.draw()))
                .findFirst()
                .orElse(oldest.seed());
        return new Chosen(seed, oldest.draw(), true);
    }

    /** Round and round through all that are small enough to type. */
    private static long at(int from, long step) {
        return 1 + (from - 1 + step) % MOST;
    }
}
