package dev.podfall.sim.openapi.build;

import java.util.Map;
import java.util.Set;

/** The names that Kubernetes gives to the types of the model. */
final class DefinitionNames {
    static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
    static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    static final String RAW_EXTENSION = "io.k8s.apimachinery.pkg.runtime.RawExtension";
    static final String TIME = META + "Time";
    static final String MICRO_TIME = META + "MicroTime";
    static final String FIELDS = META + "FieldsV1";
    static final String PATCH = META + "Patch";

    static final String EXTENSIONS = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";
    static final String AGGREGATION = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.";
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Set<String> META_TYPES = Set.of(
            "ObjectMeta",
            "ListMeta",
            "OwnerReference",
            "ManagedFieldsEntry",
            "LabelSelector",
            "LabelSelectorRequirement",
            "FieldSelectorRequirement",
            "Condition",
            "DeleteOptions",
            "Preconditions",
            "Status",
            "StatusDetails",
            "StatusCause",
            "MicroTime",
            "ShardInfo",
            "FieldsV1");
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("apps", "apps.v1"),
            Map.entry("rbac", "rbac.v1"),
            Map.entry("storage", "storage.v1"),
            Map.entry("authentication", "authentication.v1"));

    private DefinitionNames() {}

    /** The definition's name for a model class. */
    static String of(String className) {
        String local = className.substring(MODEL.length());
        int dot = local.lastIndexOf('.');
        String simple = local.substring(dot + 1);
        if (dot < 0) {
            return ofRoot(simple);
        }
        String home = local.substring(0, dot);
        if (home.equals("apiextensions.v1")) {
            return EXTENSIONS + simple;
        }
        return "io.k8s.api." + PACKAGES.getOrDefault(home, home) + "." + simple;
    }

    private static String ofRoot(String simple) {
        return switch (simple) {
            case "Quantity" -> QUANTITY;
            case "IntOrString" -> INT_OR_STRING;
            case "RawExtension" -> RAW_EXTENSION;
            case "APIService",
                    "APIServiceCondition",
                    "APIServiceList",
                    "APIServiceSpec",
                    "APIServiceStatus",
                    "ServiceReference" -> AGGREGATION + simple;
            default -> META_TYPES.contains(simple) ? META + simple : "io.k8s.api.core.v1." + simple;
        };
    }

    static boolean isModel(String className) {
        return className.startsWith(MODEL);
    }
}
