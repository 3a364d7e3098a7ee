package dev.podfall.engine;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Access.Role;
import dev.podfall.scenario.LabFacts.Grant;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.client.Clients.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster's user with limited rights.
 *
 * @param user the name Kubernetes knows them by
 * @param namespace the kubeconfig's
 * @param access rights by namespace; beside them they may look at nodes and namespaces
 * @param cluster what they may do to what has no namespace, beside that
 */
public record Learner(String user, String namespace, List<Access> access, List<Grant> cluster) {
    /** With no rights beyond namespaces. */
    public Learner(String user, String namespace, List<Access> access) {
        this(user, namespace, access, List.of());
    }

    /** Enough for {@code kubectl run --rm -i}: to ask from where a client asks. */
    private static final List<Grant> PODS_OF_THEIR_OWN = List.of(
            new Grant(List.of(""), List.of("pods"), List.of("create", "delete")),
            new Grant(List.of(""), List.of("pods/attach"), List.of("get", "create")));

    /** With what the lab says, and with pods of their own in the namespaces that its clients call from. */
    public static Learner of(String user, Lab lab) {
        Map<String, Access> all = new LinkedHashMap<>();
        lab.facts().access().forEach(a -> all.put(a.namespace(), a));
        for (Client client : lab.clients().clients()) {
            if (client.from() == Place.pod) {
                all.merge(
                        client.namespace(),
                        new Access(client.namespace(), Role.view, PODS_OF_THEIR_OWN),
                        (own, caller) -> own.role() == Role.edit ? own : together(own, caller));
            }
        }
        return new Learner(
                user,
                lab.facts().namespace(),
                List.copyOf(all.values()),
                lab.facts().cluster());
    }

    private static Access together(Access own, Access more) {
        List<Grant> rules = new ArrayList<>(own.rules());
        rules.addAll(more.rules());
        return new Access(own.namespace(), own.role(), rules);
    }
}
