package dev.podfall.grader.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.Drawer;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.scenario.draw.Pick;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.load.Catalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws incidents in a world by a seed, one after the other until one is good: always the same ones. */
final class Drafting {
    private static final String HERRING = "herring";
    private static final int OTHERS = 14;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int difficulty;
    private final IncidentWorld world;
    private final List<String> astray;
    private final Drawer drawer;
    private final List<String> first;
    private final List<String> names;

    /** @throws NoSuchIncident if nothing about that can break in that world */
    Drafting(Catalogue catalogue, FaultRegistry registry, String world, IncidentWish wish, long seed) {
        Pick pick = Pick.bySeed(world, seed);
        IncidentWorld plain = catalogue.incidentWorld(world, herring(pick, false));
        this.seed = seed;
        this.difficulty = wish.difficulty() == null ? 1 + chance(-1).nextInt(IncidentWish.HARDEST) : wish.difficulty();
        this.world = difficulty == 1 ? plain : catalogue.incidentWorld(world, herring(pick, true));
        this.astray = this.world.baseline().stream()
                .filter(o -> !plain.baseline().contains(o))
                .map(Drafting::name)
                .toList();
        this.drawer = new Drawer(registry, plain.baseline(), plain.home().namespace());
        this.names = drawer.names();
        this.first = names.stream()
                .filter(n -> wish.domain() == null || registry.page(n).group() == wish.domain())
                .toList();
        if (first.isEmpty()) {
            throw NoSuchIncident.domain(String.valueOf(wish.domain()), domains(registry, names));
        }
    }

    static List<FaultPage.Group> domains(FaultRegistry registry, List<String> names) {
        return names.stream()
                .map(n -> registry.page(n).group())
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(ObjectNode object) {
        return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    }

    /** The first alternative stands for none. */
    private static Pick herring(Pick pick, boolean wanted) {
        return (draw, alternatives) -> {
            if (!draw.equals(HERRING) || alternatives < 2) {
                return pick.of(draw, alternatives);
            }
            return wanted ? 1 + pick.of(draw, alternatives - 1) : 0;
        };
    }

    int difficulty() {
        return difficulty;
    }

    /** The one of that number, from 0; empty if chance had faults that do not go together. */
    Optional<Draft> draft(int number) {
        Random chance = chance(number);
        List<DrawnFault> faults = new ArrayList<>();
        List<DrawnFault> others = new ArrayList<>();
        faults(first, 1, chance, faults);
        faults(names, difficulty, chance, faults);
        if (faults.size() < difficulty) {
            return Optional.empty();
        }
        Set<String> taken =
                new HashSet<>(faults.stream().map(f -> f.spec().fault()).toList());
        for (int i = 0; i < names.size() && others.size() < OTHERS; i++) {
            String name = names.get(chance.nextInt(names.size()));
            if (taken.add(name)) {
                drawer.draw(name, chance).ifPresent(others::add);
            }
        }
        return Optional.of(new Draft(seed, difficulty, world, astray, List.copyOf(faults), List.copyOf(others)));
    }

    /** Until there are so many, none in the same place as another. */
    private void faults(List<String> from, int most, Random chance, List<DrawnFault> faults) {
        for (int i = 0; i < 2 * IncidentWish.HARDEST * IncidentWish.HARDEST && faults.size() < most; i++) {
            drawer.draw(from.get(chance.nextInt(from.size())), chance)
                    .filter(f -> faults.stream().noneMatch(g -> clash(f, g)))
                    .ifPresent(faults::add);
        }
    }

    /** Two that one could not tell apart. */
    private static boolean clash(DrawnFault one, DrawnFault other) {
        boolean place = one.object().equals(other.object()) && one.field().equals(other.field());
        return place
                || one.spec().fault().equals(other.spec().fault())
                || one.cause().equals(other.cause());
    }

    private Random chance(int number) {
        return new Random(seed * SPREAD + number);
    }
}
