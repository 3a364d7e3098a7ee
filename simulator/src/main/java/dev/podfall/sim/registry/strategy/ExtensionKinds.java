package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.APISERVICES;
import static dev.podfall.sim.client.Resources.CUSTOMRESOURCEDEFINITIONS;
import static dev.podfall.sim.client.Resources.MUTATINGADMISSIONPOLICIES;
import static dev.podfall.sim.client.Resources.MUTATINGADMISSIONPOLICYBINDINGS;
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
                KindSpec.of(MUTATINGADMISSIONPOLICIES, MutatingPolicyStrategy::new, ExtensionPrinters.Policy.MUTATING)
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(
                                MUTATINGADMISSIONPOLICYBINDINGS,
                                AdmissionBindingStrategy::mutating,
                                new ExtensionPrinters.Binding())
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(
                                VALIDATINGADMISSIONPOLICIES,
                                AdmissionPolicyStrategy::new,
                                ExtensionPrinters.Policy.VALIDATING)
                        .with("status")
                        .in(CATEGORY)
                        .counting(),
                KindSpec.of(
                                VALIDATINGADMISSIONPOLICYBINDINGS,
                                AdmissionBindingStrategy::validating,
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
