package dev.podfall.engine;

import dev.podfall.scenario.LabFacts.Access;
import java.util.List;

/**
 * A cluster's user with limited rights.
 *
 * @param user the name Kubernetes knows them by
 * @param namespace the kubeconfig's
 * @param access rights by namespace; beside them they may look at nodes and namespaces
 */
public record Learner(String user, String namespace, List<Access> access) {}
