package dev.podfall.sim.admission;

import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.admission.policy.MutatingAdmissionPolicy;
import dev.podfall.sim.admission.policy.ValidatingAdmissionPolicy;
import dev.podfall.sim.admission.quota.ResourceQuotas;
import dev.podfall.sim.admission.webhook.MutatingAdmissionWebhook;
import dev.podfall.sim.admission.webhook.ValidatingAdmissionWebhook;
import dev.podfall.sim.admission.webhook.WebhookClient;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import java.util.List;

/** All plugins, in upstream's order. Mirrors {@code pkg/kubeapiserver/options/plugins.go}. */
public final class Admission {
    private final List<AdmissionPlugin> plugins;
    private final MutatingAdmissionPolicy mutatingPolicies;
    private final MutatingAdmissionWebhook mutatingWebhooks;
    private final ResourceQuotas quotas;
    private final ClusterView cluster;
    private final WebhookClient webhooks;

    /** Whom the plugins ask. */
    public record Outside(Permissions permissions, WebhookClient webhooks) {}

    /**
     * @param client reads and writes what the plugins need, as the API server itself
     * @param outside what policies ask of users, and the way to webhooks
     */
    public Admission(SimClient client, Dice dice, ClusterView cluster, Outside outside) {
        this.cluster = cluster;
        this.webhooks = outside.webhooks();
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
                new ValidatingAdmissionPolicy(cluster, outside.permissions()),
                new ValidatingAdmissionWebhook(cluster, outside.permissions(), webhooks, dice));
        this.mutatingPolicies = new MutatingAdmissionPolicy(cluster, outside.permissions());
        this.mutatingWebhooks = new MutatingAdmissionWebhook(cluster, outside.permissions(), webhooks, dice);
        this.quotas = new ResourceQuotas(client);
    }

    /**
     * Lets plugins, policies and webhooks change the object. Others may have written meanwhile: what was read before may be outdated.
     *
     * @return whether somebody outside has changed it
     */
    public boolean mutate(Attributes attributes) {
        expectWebhooks(attributes);
        plugins.forEach(p -> p.admit(attributes));
        MutatingAdmissionPolicy.Round policies = mutatingPolicies.admit(attributes);
        MutatingAdmissionWebhook.Round round = mutatingWebhooks.admit(attributes);
        if (policies.changed() || round.changed()) {
            plugins.forEach(p -> p.admit(attributes));
            mutatingPolicies.admitAgain(attributes, policies);
            mutatingWebhooks.admitAgain(attributes, round);
        }
        return policies.changed() || round.changed();
    }

    /** Refuses what must not be. As above, others may have written meanwhile. */
    public void validate(Attributes attributes) {
        plugins.forEach(p -> p.validate(attributes));
        if (attributes.operation().equals("CREATE") && attributes.subresource() == null) {
            quotas.check(attributes.type(), attributes.object(), attributes.namespace());
        } else if (attributes.is("UPDATE", Resources.PERSISTENTVOLUMECLAIMS)) {
            quotas.check(attributes.type(), attributes.object(), attributes.old(), attributes.namespace());
        }
    }

    /** Only where there are webhooks do tasks pay for it that they may wait for them. */
    private void expectWebhooks(Attributes attributes) {
        boolean about = attributes.type().equals(Resources.MUTATINGWEBHOOKCONFIGURATIONS)
                || attributes.type().equals(Resources.VALIDATINGWEBHOOKCONFIGURATIONS);
        webhooks.expectCalls(about || mayCallWebhooks());
    }

    /** Whether there are any. */
    public boolean mayCallWebhooks() {
        return !cluster.all(Resources.MUTATINGWEBHOOKCONFIGURATIONS).isEmpty()
                || !cluster.all(Resources.VALIDATINGWEBHOOKCONFIGURATIONS).isEmpty();
    }
}
