package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.clock.Dice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The strategy of every kind. */
public final class Strategies {
    private final Map<ResourceType, Strategy> all = new TreeMap<>(Comparator.comparing(ResourceType::group)
            .thenComparing(ResourceType::version)
            .thenComparing(ResourceType::plural));
    private final Map<String, List<Strategy>> custom = new TreeMap<>();
    private final ServiceAddresses addresses;
    private int changes;

    public Strategies(Peers peers, Dice dice) {
        this.addresses = new ServiceAddresses(peers, dice);
        Kinds.core().forEach(k -> add(strategy(k)));
        Kinds.groups().forEach(k -> add(strategy(k)));
    }

    /** The strategy, or null for an unknown type. */
    public Strategy of(ResourceType type) {
        return all.get(type);
    }

    /**
     * Serves custom resources, in place of those that were served by the same definition.
     *
     * @param strategies one for each version
     */
    public void define(String definition, List<Strategy> strategies) {
        List<Strategy> before = custom.getOrDefault(definition, List.of());
        before.forEach(s -> all.remove(s.type()));
        custom.put(definition, strategies);
        strategies.forEach(this::add);
        changes++;
    }

    /** Serves them no longer. */
    public void forget(String definition) {
        if (custom.containsKey(definition)) {
            define(definition, List.of());
            custom.remove(definition);
        }
    }

    /** Another number as soon as something else is served. */
    public int changes() {
        return changes;
    }

    /** Each type once that has objects, in the version in which they are stored. */
    public List<ResourceType> types() {
        return all.values().stream()
                .filter(Strategy::isStorageVersion)
                .map(Strategy::type)
                .toList();
    }

    /** All, in order of group, version, plural. */
    public Collection<Strategy> all() {
        return all.values();
    }

    private void add(Strategy strategy) {
        all.put(strategy.type(), strategy);
    }

    private Strategy strategy(Kind kind) {
        return switch (kind.type().plural()) {
            case "namespaces" -> new NamespaceStrategy(kind);
            case "pods" -> new PodStrategy(kind);
            case "deployments" -> new DeploymentStrategy(kind);
            case "replicasets" -> new WorkloadStrategy(kind);
            case "statefulsets" -> new StatefulSetStrategy(kind);
            case "daemonsets" -> new DaemonSetStrategy(kind);
            case "replicationcontrollers" -> new ReplicationControllerStrategy(kind);
            case "podtemplates" -> new PolicyStrategies.Template(kind);
            case "services" -> new ServiceStrategy(kind, addresses);
            case "configmaps" -> ConfigStrategies.configMap(kind);
            case "secrets" -> ConfigStrategies.secret(kind);
            case "nodes" -> new NodeStrategy(kind);
            case "events" -> new ClusterStrategies.Event(kind);
            case "resourcequotas" -> new ClusterStrategies.Quota(kind);
            case "limitranges" -> new ClusterStrategies.Limits(kind);
            case "leases" -> new ClusterStrategies.Lease(kind);
            case "endpoints" -> new EndpointsStrategy(kind);
            case "endpointslices" -> new EndpointSliceStrategy(kind);
            case "ingresses" -> new IngressStrategy(kind);
            case "roles", "clusterroles" -> new AccessStrategies.Role(kind);
            case "rolebindings", "clusterrolebindings" -> new AccessStrategies.Binding(kind);
            case "jobs" -> new JobStrategy(kind);
            case "cronjobs" -> new CronJobStrategy(kind);
            case "networkpolicies" -> new NetworkPolicyStrategy(kind);
            case "poddisruptionbudgets" -> new BudgetStrategy(kind);
            case "priorityclasses" -> new PolicyStrategies.Priority(kind);
            case "storageclasses" -> new PolicyStrategies.StorageClass(kind);
            case "certificatesigningrequests" -> new CertificateStrategy(kind);
            case "validatingadmissionpolicies" -> new AdmissionPolicyStrategy(kind);
            case "validatingadmissionpolicybindings" -> new AdmissionBindingStrategy(kind);
            case "validatingwebhookconfigurations", "mutatingwebhookconfigurations" -> new WebhookStrategy(kind);
            case "apiservices" -> new ApiServiceStrategy(kind);
            case "volumeattributesclasses" -> new DriverStrategies.Attributes(kind);
            case "controllerrevisions" -> new RevisionStrategy(kind);
            case "ingressclasses" -> new IngressClassStrategy(kind);
            case "runtimeclasses" -> new RuntimeClassStrategy(kind);
            case "csidrivers" -> new DriverStrategies.Driver(kind);
            case "csinodes" -> new DriverStrategies.Node(kind);
            case "csistoragecapacities" -> new DriverStrategies.Capacity(kind);
            case "volumeattachments" -> new AttachmentStrategy(kind);
            case "persistentvolumes" -> new VolumeStrategy(kind);
            case "persistentvolumeclaims" -> new ClaimStrategy(kind);
            case "customresourcedefinitions" -> new DefinitionStrategy(kind);
            case "horizontalpodautoscalers" -> new AutoscalerStrategy(kind);
            default -> new Strategy(kind);
        };
    }
}
