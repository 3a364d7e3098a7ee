package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.fault.Drawer;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.engine.fault.FaultUnfit;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.lint.gameday.GameDayLint;
import dev.podfall.scenario.load.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes drills that nobody wrote: a world, and what breaks in it, chosen on the spot or drawn. The steady state is the world's, each
 * fault's inverse is its runbook of last resort. The same wish and seed make the same one. Safe to use from several threads; it
 * takes seconds.
 */
public final class FreeDrills {
    private static final int TRIES = 12;
    private static final int MOST_DRAWN = 2;
    private static final int MOST_OTHERS = 7;
    /** Runbooks at hand: with fewer, the right one is found by trying. */
    private static final int FEWEST_RUNBOOKS = 4;

    private static final int DRAWS = 3;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Catalogue catalogue;
    private final ClusterProvider scratch;

    /** @param scratch where they are tried out; its time can be moved */
    public FreeDrills(Catalogue catalogue, ClusterProvider scratch) {
        this.catalogue = catalogue;
        this.scratch = scratch;
    }

    /** The worlds there are, each with the faults that can be drawn there. Those without users are left out. */
    public static Map<String, List<String>> choices(Catalogue catalogue) {
        Map<String, List<String>> choices = new TreeMap<>();
        for (String world : catalogue.worlds().names()) {
            ObjectNode document = catalogue.worldDocument(world, Pick.AS_WRITTEN);
            if (document.at("/clients/server").isObject()) {
                choices.put(
                        world, drawer(new FreeSheet(world, document).gameDay()).names());
            }
        }
        return choices;
    }

    private static Drawer drawer(GameDay bare) {
        return new Drawer(
                FaultRegistry.standard(),
                bare.baseline(),
                bare.clients().server().namespace());
    }

    /**
     * A drill, rehearsed: it breaks visibly, stays broken, and is mended by its runbooks; an abort restores everything.
     *
     * @param seed for all that the wish leaves open
     * @param day today, which is when its runbooks were tried last
     * @return a game day, as {@link Catalogue#gameDay} reads it
     * @throws NoFreeDrill if there is none like that
     */
    ObjectNode compose(FreeWish wish, long seed, LocalDate day) {
        if (!catalogue.worlds().names().contains(wish.world())) {
            throw NoFreeDrill.world(wish.world(), choices(catalogue).keySet());
        }
        ObjectNode world = catalogue.worldDocument(wish.world(), seed);
        if (!world.at("/clients/server").isObject()) {
            throw NoFreeDrill.world(wish.world(), choices(catalogue).keySet());
        }
        GameDay bare = new FreeSheet(wish.world(), world.deepCopy()).gameDay();
        Making making = new Making(wish, world, drawer(bare), new FaultTrial(bare, scratch, day));
        if (!wish.faults().isEmpty()) {
            return making.chosen(new Random(seed * SPREAD));
        }
        if (!wish.with().isEmpty()) {
            throw NoFreeDrill.parameter(wish.with().keySet().iterator().next(), ": its faults are drawn");
        }
        return making.drawn(new Random(seed * SPREAD));
    }

    /** The making of one. */
    private final class Making {
        private final FreeWish wish;
        private final ObjectNode world;
        private final Drawer drawer;
        private final FaultTrial trial;

        Making(FreeWish wish, ObjectNode world, Drawer drawer, FaultTrial trial) {
            this.wish = wish;
            this.world = world;
            this.drawer = drawer;
            this.trial = trial;
        }

        ObjectNode chosen(Random chance) {
            if (wish.faults().size() > FreeWish.MOST_FAULTS) {
                throw NoFreeDrill.many(wish.faults().size());
            }
            List<String> names = drawer.names();
            Map<String, Map<String, String>> with = parameters();
            List<DrawnFault> faults = new ArrayList<>();
            for (String name : wish.faults()) {
                if (!names.contains(name)) {
                    throw NoFreeDrill.fault(name, wish.world(), names);
                }
                add(name, with.getOrDefault(name, Map.of()), chance, faults);
            }
            return tried(faults, chance);
        }

        private void add(String name, Map<String, String> with, Random chance, List<DrawnFault> faults) {
            DrawnFault fault;
            try {
                fault = drawer.draw(name, chance, with)
                        .orElseThrow(() -> NoFreeDrill.fault(name, wish.world(), drawer.names()));
            } catch (FaultUnfit unfit) {
                throw NoFreeDrill.rehearsed(List.of(unfit.getMessage()));
            }
            if (faults.stream().anyMatch(f -> clash(f, fault))) {
                throw NoFreeDrill.twice(name);
            }
            faults.add(fault);
        }

        private Map<String, Map<String, String>> parameters() {
            Map<String, Map<String, String>> all = new LinkedHashMap<>();
            wish.with().forEach((word, value) -> {
                int dot = word.indexOf('.');
                if (dot < 1 || !wish.faults().contains(word.substring(0, dot))) {
                    throw NoFreeDrill.parameter(word, "");
                }
                all.computeIfAbsent(word.substring(0, dot), k -> new LinkedHashMap<>())
                        .put(word.substring(dot + 1), value);
            });
            return all;
        }

        /** Chance draws until there are as many that hold as it wanted. */
        ObjectNode drawn(Random chance) {
            List<String> names = drawer.names();
            List<FaultTrial.Shown> shown = new ArrayList<>();
            int wanted = 1 + chance.nextInt(MOST_DRAWN);
            for (int i = 0; i < TRIES && shown.size() < wanted; i++) {
                drawer.draw(names.get(chance.nextInt(names.size())), chance)
                        .filter(f -> shown.stream().noneMatch(s -> clash(s.fault(), f)))
                        .map(trial::play)
                        .filter(s -> s.refused().isEmpty())
                        .ifPresent(shown::add);
            }
            if (shown.isEmpty()) {
                throw NoFreeDrill.drawn(TRIES);
            }
            return made(shown, chance);
        }

        private ObjectNode tried(List<DrawnFault> faults, Random chance) {
            List<FaultTrial.Shown> shown = faults.stream().map(trial::play).toList();
            List<String> refused =
                    shown.stream().flatMap(s -> s.refused().stream()).toList();
            if (!refused.isEmpty()) {
                throw NoFreeDrill.rehearsed(refused);
            }
            return made(shown, chance);
        }

        private ObjectNode made(List<FaultTrial.Shown> shown, Random chance) {
            FreeSheet sheet = new FreeSheet(wish.world(), world.deepCopy());
            List<ObjectNode> others = trial.unhelpful(shown, trial.others(others(shown, chance), MOST_OTHERS));
            sheet.add(shown, others.subList(0, Math.min(others.size(), FEWEST_RUNBOOKS)));
            GameDay gameDay = sheet.gameDay();
            List<String> problems = new ArrayList<>();
            if (gameDay.runbooks().size() < FEWEST_RUNBOOKS) {
                problems.add("There are only " + gameDay.runbooks().size()
                        + " runbooks for it, so nothing has to be found.");
            }
            GameDayLint.of(gameDay, gameDay.id()).forEach(f -> problems.add(f.what() + " " + f.howToFix()));
            if (problems.isEmpty()) {
                try (Rehearsal rehearsal = new Rehearsal(gameDay, scratch)) {
                    problems.addAll(rehearsal.abort());
                }
            }
            if (!problems.isEmpty()) {
                throw NoFreeDrill.rehearsed(problems);
            }
            return sheet.document();
        }

        /** Others, in places of their own: those about other objects first, for they cannot mend what is broken. */
        private List<DrawnFault> others(List<FaultTrial.Shown> shown, Random chance) {
            Set<String> objects = new TreeSet<>();
            Set<String> places = new TreeSet<>();
            shown.forEach(s -> {
                objects.add(s.fault().object());
                places.add(place(s.fault()));
            });
            List<DrawnFault> elsewhere = new ArrayList<>();
            List<DrawnFault> beside = new ArrayList<>();
            for (int i = 0; i < DRAWS; i++) {
                List<String> names = new ArrayList<>(drawer.names());
                Collections.shuffle(names, chance);
                for (String name : names) {
                    drawer.draw(name, chance)
                            .filter(f -> shown.stream().noneMatch(s -> clash(s.fault(), f)) && places.add(place(f)))
                            .ifPresent(f -> (objects.add(f.object()) ? elsewhere : beside).add(f));
                }
            }
            elsewhere.addAll(beside);
            return elsewhere;
        }

        private static String place(DrawnFault fault) {
            return fault.object() + " " + fault.field();
        }
    }

    private static boolean clash(DrawnFault one, DrawnFault other) {
        boolean place = one.object().equals(other.object()) && one.field().equals(other.field());
        return place || one.spec().fault().equals(other.spec().fault());
    }
}
