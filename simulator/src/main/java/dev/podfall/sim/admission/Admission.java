package dev.podfall.sim.admission;

import dev.podfall.sim.admission.quota.ResourceQuotas;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import java.util.List;

/** All plugins, in upstream's order. Mirrors {@code pkg/kubeapiserver/options/plugins.go}. */
public final class Admission {
    private final List<AdmissionPlugin> plugins;
    private final ResourceQuotas quotas;

    /** @param client reads and writes what the plugins need, as the API server itself */
    public Admission(SimClient client, Dice dice) {
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
                new RuntimeClass(client));
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
