package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.table.TablePrinter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All that is said about a kind of object: its names, what is served of it, what is special on its way into the store, and how
 * it looks in a table. A new kind is one of these, in the list of its group ({@link Kinds}); custom resources are, too. Every
 * answer is given, none is a silent default. Mirrors what {@code pkg/registry/<group>/rest} installs for a kind.
 *
 * @param singular for command lines
 * @param subresources by their names, such as {@code status}
 * @param missing verbs that it lacks of the usual ones
 * @param generation whether changes of the spec are counted in {@code metadata.generation}
 * @param returnsDeleted whether deletion answers the object instead of a Status
 * @param maker makes what is special about it
 * @param printer prints its rows
 */
public record KindSpec(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        Set<String> subresources,
        Set<String> missing,
        boolean generation,
        boolean returnsDeleted,
        Maker maker,
        TablePrinter printer) {

    /** Makes the strategy of a kind. Most need nothing of the cluster. */
    @FunctionalInterface
    interface Maker {
        Strategy strategy(KindSpec kind, Surroundings cluster);
    }

    /** What a strategy may need of its cluster. */
    record Surroundings(Peers peers, ServiceAddresses addresses) {}

    /** As {@link Maker}, of the kind alone. */
    @FunctionalInterface
    interface Simple {
        Strategy strategy(KindSpec kind);
    }

    /** A kind whose strategy needs nothing but itself. {@code Strategy::new} says that nothing is special. */
    static KindSpec of(ResourceType type, Simple maker, TablePrinter printer, String... shortNames) {
        return within(type, (kind, cluster) -> maker.strategy(kind), printer, shortNames);
    }

    /** A kind whose strategy needs something of the cluster. */
    static KindSpec within(ResourceType type, Maker maker, TablePrinter printer, String... shortNames) {
        String singular = type.kind().toLowerCase(Locale.ROOT);
        List<String> names = List.of(shortNames);
        return new KindSpec(type, singular, names, List.of(), Set.of(), Set.of(), false, false, maker, printer);
    }

    /** In {@code kubectl get all}. */
    KindSpec inAll() {
        return in("all");
    }

    KindSpec in(String category) {
        return new KindSpec(
                type,
                singular,
                shortNames,
                List.of(category),
                subresources,
                missing,
                generation,
                returnsDeleted,
                maker,
                printer);
    }

    /** With these subresources. */
    KindSpec with(String... names) {
        return new KindSpec(
                type,
                singular,
                shortNames,
                categories,
                Set.of(names),
                missing,
                generation,
                returnsDeleted,
                maker,
                printer);
    }

    /** Without these of the usual verbs. */
    KindSpec without(String... verbs) {
        return new KindSpec(
                type,
                singular,
                shortNames,
                categories,
                subresources,
                Set.of(verbs),
                generation,
                returnsDeleted,
                maker,
                printer);
    }

    /** Counts changes of the spec in {@code metadata.generation}. */
    KindSpec counting() {
        return new KindSpec(
                type, singular, shortNames, categories, subresources, missing, true, returnsDeleted, maker, printer);
    }

    KindSpec returningDeleted() {
        return new KindSpec(
                type, singular, shortNames, categories, subresources, missing, generation, true, maker, printer);
    }

    /** Whether it has this subresource. */
    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }
}
