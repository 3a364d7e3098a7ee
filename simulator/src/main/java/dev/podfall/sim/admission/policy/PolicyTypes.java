package dev.podfall.sim.admission.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of what policies look at beside objects: the request, the namespace, and the variables of a policy. Mirrors
 * {@code BuildRequestType} and {@code BuildNamespaceType} of {@code k8s.io/apiserver/pkg/admission/plugin/cel/compile.go}.
 */
@SuppressWarnings("Immutable") // It grows by the variables of a policy, each before an expression may name it.
final class PolicyTypes implements CelTypeProvider {
    private static final String VARIABLES = "kubernetes.variables";
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelType LABELS = MapType.create(SimpleType.STRING, SimpleType.STRING);

    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final Map<String, CelType> variables = new LinkedHashMap<>();

    final CelType request = request();
    final CelType namespace = namespace();

    PolicyTypes() {
        struct(VARIABLES, variables);
    }

    /** Lets expressions that come later name a variable of the policy. @param type empty if it does not compile */
    void variable(String name, Optional<CelType> type) {
        variables.put(name, type.map(PolicyTypes::usable).orElse(SimpleType.DYN));
        struct(VARIABLES, variables);
    }

    /** The type of {@code variables}, as far as they are known. */
    CelType composed() {
        return structs.get(VARIABLES);
    }

    /** What upstream keeps of a variable's type: others than lists, maps and simple ones are not known of it. */
    private static CelType usable(CelType type) {
        if (type instanceof ListType list) {
            return ListType.create(usable(list.elemType()));
        } else if (type instanceof MapType map) {
            return MapType.create(usable(map.keyType()), usable(map.valueType()));
        }
        return type instanceof SimpleType ? type : SimpleType.DYN;
    }

    private CelType request() {
        CelType kind = struct("kubernetes.GroupVersionKind", texts("group", "version", "kind"));
        CelType resource = struct("kubernetes.GroupVersionResource", texts("group", "version", "resource"));
        Map<String, CelType> user = texts("username", "uid");
        user.put("groups", TEXTS);
        user.put("extra", MapType.create(SimpleType.STRING, TEXTS));
        Map<String, CelType> fields = texts("subResource", "requestSubResource", "name", "namespace", "operation");
        fields.put("kind", kind);
        fields.put("resource", resource);
        fields.put("requestKind", kind);
        fields.put("requestResource", resource);
        fields.put("userInfo", struct("kubernetes.UserInfo", user));
        fields.put("dryRun", SimpleType.BOOL);
        fields.put("options", SimpleType.DYN);
        return struct("kubernetes.AdmissionRequest", fields);
    }

    private CelType namespace() {
        Map<String, CelType> metadata = texts("name", "generateName", "namespace", "UID", "resourceVersion");
        metadata.put("labels", LABELS);
        metadata.put("annotations", LABELS);
        metadata.put("creationTimestamp", SimpleType.TIMESTAMP);
        metadata.put("deletionTimestamp", SimpleType.TIMESTAMP);
        metadata.put("deletionGracePeriodSeconds", SimpleType.INT);
        metadata.put("generation", SimpleType.INT);
        metadata.put("finalizers", TEXTS);
        Map<String, CelType> condition = texts("status", "type", "message", "reason");
        condition.put("lastTransitionTime", SimpleType.TIMESTAMP);
        Map<String, CelType> status = texts("phase");
        status.put("conditions", ListType.create(struct("kubernetes.NamespaceCondition", condition)));
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put("metadata", struct("kubernetes.NamespaceMetadata", metadata));
        fields.put("spec", struct("kubernetes.NamespaceSpec", new LinkedHashMap<>(Map.of("finalizers", TEXTS))));
        fields.put("status", struct("kubernetes.NamespaceStatus", status));
        return struct("kubernetes.Namespace", fields);
    }

    private static Map<String, CelType> texts(String... names) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, SimpleType.STRING);
        }
        return fields;
    }

    private CelType struct(String name, Map<String, CelType> fields) {
        Map<String, CelType> kept = Map.copyOf(fields);
        StructType type = StructType.create(
                name, ImmutableSet.copyOf(kept.keySet()), field -> Optional.ofNullable(kept.get(field)));
        structs.put(name, type);
        return type;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}
