package dev.podfall.sim.admission;

import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.admission.policy.ValidatingAdmissionPolicy;
import dev.podfall.sim.admission.quota.ResourceQuotas;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import java.util.List;

/** All plugins, in upstream's order. Mirrors {@code pkg/kubeapiserver/options/plugins.go}. */
public final class Admission {
    private final List<AdmissionPlugin> plugins;
    private final ResourceQuotas quotas;

    /**
     * @param client reads and writes what the plugins need, as the API server itself
     * @param permissions what policies ask of users
     */
    public Admission(SimClient client, Dice dice, ClusterView cluster, Permissions permissions) {
        this.plugins = List.of(
                new NamespaceLifecycle(client),
                new LimitRanger(client),
                new ServiceAccount(client, dice),
                new PodSecurity(client),
                new Priority(client),
                new DefaultTolerationSeconds(),
                new DefaultStorageClass(client),
                new StorageObjectInUseProtection(),
                new PersistentVolumeClaimResize(client),
                new RuntimeClass(client),
                new ValidatingAdmissionPolicy(cluster, permissions));
        this.quotas = new ResourceQuotas(client);
    }

    public void mutate(Attributes attributes) {
        plugins.forEach(p -> p.admit(attributes));
    }

    public void validate(Attributes attributes) {
        plugins.forEach(p -> p.validate(attributes));
        if (attributes.operation().equals("CREATE") && attributes.subresource() == null) {
            quotas.check(attributes.type(), attributes.object(), attributes.namespace());
        } else if (attributes.is("UPDATE", Resources.PERSISTENTVOLUMECLAIMS)) {
            quotas.check(attributes.type(), attributes.object(), attributes.old(), attributes.namespace());
        }
    }
}
