package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.APISERVICES;
import static dev.podfall.sim.client.Resources.CUSTOMRESOURCEDEFINITIONS;
import static dev.podfall.sim.client.Resources.MUTATINGWEBHOOKCONFIGURATIONS;
import static dev.podfall.sim.client.Resources.VALIDATINGADMISSIONPOLICIES;
import static dev.podfall.sim.client.Resources.VALIDATINGADMISSIONPOLICYBINDINGS;
import static dev.podfall.sim.client.Resources.VALIDATINGWEBHOOKCONFIGURATIONS;

import dev.podfall.sim.table.CreatedAtPrinter;
import dev.podfall.sim.table.ExtensionPrinters;
import java.util.List;

/** What extends an API server: {@code apiextensions.k8s.io}, {@code apiregistration.k8s.io}, {@code admissionregistration.k8s.io}. */
final class ExtensionKinds {
    private static final String CATEGORY = "api-extensions";

    private ExtensionKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(CUSTOMRESOURCEDEFINITIONS, DefinitionStrategy::new, new CreatedAtPrinter(), "crd", "crds")
                        .with("status")
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(APISERVICES, ApiServiceStrategy::new, new ExtensionPrinters.ApiService())
                        .with("status")
                        .in(CATEGORY),
                KindSpec.of(VALIDATINGADMISSIONPOLICIES, AdmissionPolicyStrategy::new, new ExtensionPrinters.Policy())
                        .with("status")
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(
                                VALIDATINGADMISSIONPOLICYBINDINGS,
                                AdmissionBindingStrategy::new,
                                new ExtensionPrinters.Binding())
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(VALIDATINGWEBHOOKCONFIGURATIONS, WebhookStrategy::new, new ExtensionPrinters.Webhooks())
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(MUTATINGWEBHOOKCONFIGURATIONS, WebhookStrategy::new, new ExtensionPrinters.Webhooks())
                        .in(CATEGORY)
                        .counting());
    }
}
