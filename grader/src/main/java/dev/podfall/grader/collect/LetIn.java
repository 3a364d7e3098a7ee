package dev.podfall.grader.collect;

import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.lab.Digest;
import dev.podfall.grader.collect.PolicyRules.Direction;
import dev.podfall.scenario.rubric.Refuses;
import java.util.List;
import java.util.Optional;

/**
 * Whom the policies on some pods let in by name, and the healthy cluster's did not.
 *
 * @param named pods that may be or come
 * @param outside an address of the Internet, if one is let in
 */
record LetIn(List<Refuses.Caller> named, Optional<String> outside) {
    static LetIn of(ClusterApi api, Digest baseline, Refuses.Named pods) {
        PolicyRules healthy = PolicyRules.healthy(api, baseline, Direction.Ingress, pods.namespace(), pods.labels());
        PolicyRules current = PolicyRules.current(api, Direction.Ingress, pods.namespace(), pods.labels());
        List<Refuses.Caller> named = current.named().stream()
                .filter(who -> healthy.isStranger(who.namespace(), who.labels()))
                .map(who -> new Refuses.Caller(
                        "a pod of namespace " + who.namespace()
                                + (who.labels().isEmpty() ? "" : " with labels " + who.labels())
                                + ", whom a policy names",
                        who.namespace(),
                        who.labels(),
                        pods.url()))
                .toList();
        return new LetIn(named, healthy.namedOutside().isPresent() ? Optional.empty() : current.namedOutside());
    }
}
