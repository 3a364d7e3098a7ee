package dev.podfall.sim.registry;

import dev.podfall.sim.client.LabelSelector;

/**
 * Which objects to list or watch, and as of when. Mirrors {@code metav1.ListOptions}.
 *
 * @param limit 0 for all
 * @param continueToken null for the first page
 * @param resourceVersion null or empty when not given
 * @param resourceVersionMatch {@code Exact}, {@code NotOlderThan}, or null
 * @param sendInitialEvents null when not given
 * @param bookmarks whether a watch may send bookmarks
 */
public record ListOptions(
        LabelSelector labels,
        FieldSelector fields,
        long limit,
        String continueToken,
        String resourceVersion,
        String resourceVersionMatch,
        Boolean sendInitialEvents,
        boolean bookmarks) {
    public static final ListOptions DEFAULT =
            new ListOptions(LabelSelector.EVERYTHING, FieldSelector.EVERYTHING, 0, null, null, null, null, false);

    public ListOptions withLabels(LabelSelector newLabels) {
        return new ListOptions(
                newLabels,
                fields,
                limit,
                continueToken,
                resourceVersion,
                resourceVersionMatch,
                sendInitialEvents,
                bookmarks);
    }

    public ListOptions withFields(FieldSelector newFields) {
        return new ListOptions(
                labels,
                newFields,
                limit,
                continueToken,
                resourceVersion,
                resourceVersionMatch,
                sendInitialEvents,
                bookmarks);
    }
}
