package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.CERTIFICATESIGNINGREQUESTS;
import static dev.podfall.sim.client.Resources.CLUSTERROLEBINDINGS;
import static dev.podfall.sim.client.Resources.CLUSTERROLES;
import static dev.podfall.sim.client.Resources.ROLEBINDINGS;
import static dev.podfall.sim.client.Resources.ROLES;

import dev.podfall.sim.table.CertificateSigningRequestPrinter;
import dev.podfall.sim.table.CreatedAtPrinter;
import dev.podfall.sim.table.RoleBindingPrinter;
import java.util.List;

/** {@code rbac.authorization.k8s.io} and {@code certificates.k8s.io}. */
final class AccessKinds {
    private AccessKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(ROLES, AccessStrategies.Role::new, new CreatedAtPrinter()),
                KindSpec.of(CLUSTERROLES, AccessStrategies.Role::new, new CreatedAtPrinter()),
                KindSpec.of(ROLEBINDINGS, AccessStrategies.Binding::new, new RoleBindingPrinter("roleBinding")),
                KindSpec.of(
                        CLUSTERROLEBINDINGS,
                        AccessStrategies.Binding::new,
                        new RoleBindingPrinter("clusterRoleBinding")),
                KindSpec.of(
                                CERTIFICATESIGNINGREQUESTS,
                                CertificateStrategy::new,
                                new CertificateSigningRequestPrinter(),
                                "csr")
                        .with("status", "approval"));
    }
}
