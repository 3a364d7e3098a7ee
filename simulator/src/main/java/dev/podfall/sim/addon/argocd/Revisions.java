package dev.podfall.sim.addon.argocd;

import java.util.List;
import java.util.Map;

/** Which commit a revision means. Mirrors {@code LsRemote} of {@code util/git/client.go}. */
final class Revisions {
    private static final String HASH = "[0-9a-f]{40}";
    private static final String SHORT_HASH = "[0-9a-f]{7,39}";

    private Revisions() {}

    /**
     * The commit's hash.
     *
     * @param refs by whole name
     * @throws Refused where no ref has that name
     */
    static String resolve(String revision, Map<String, String> refs) {
        if (revision.matches(HASH)) {
            return revision;
        }
        String wanted = revision.isEmpty() ? "HEAD" : revision;
        for (String name : List.of(
                wanted,
                "refs/heads/" + wanted,
                "refs/tags/" + wanted + "^{}",
                "refs/tags/" + wanted,
                "refs/remotes/origin/" + wanted)) {
            if (refs.containsKey(name)) {
                return refs.get(name);
            }
        }
        if (wanted.matches(SHORT_HASH)) {
            return refs.values().stream()
                    .filter(id -> id.startsWith(wanted))
                    .findFirst()
                    .orElseThrow(() -> Refused.unknown("a commit's short hash is not simulated where no branch or tag"
                            + " leads to it: write out all of " + wanted));
        }
        throw Refused.unknown("unable to resolve '" + wanted + "' to a commit SHA");
    }
}
