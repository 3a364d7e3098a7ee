package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Table of a list of objects. Mirrors {@code pkg/printers/tablegenerator.go} and
 * {@code k8s.io/apiserver/pkg/registry/rest/table.go}.
 */
public final class TablePrinters {
    private static final Map<String, TablePrinter> PRINTERS = printers();
    private static final TablePrinter CREATED_AT = new CreatedAtPrinter();
    private static final TablePrinter NAME_AND_AGE = new NameAndAgePrinter();

    private TablePrinters() {}

    /**
     * A {@code meta.k8s.io/v1 Table} with one row per item. Its metadata is empty: the caller adds what a list has.
     *
     * @param now what ages are measured against
     */
    public static ObjectNode print(ResourceType type, List<ObjectNode> items, Instant now, IncludeObject include) {
        return print(printer(type), items, now, include);
    }

    /** As above for custom resources. @param columns those of the definition, beside the name */
    public static ObjectNode print(JsonNode columns, List<ObjectNode> items, Instant now, IncludeObject include) {
        return print(new CustomResourcePrinter(columns), items, now, include);
    }

    private static ObjectNode print(TablePrinter printer, List<ObjectNode> items, Instant now, IncludeObject include) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        ArrayNode columns = table.putArray("columnDefinitions");
        printer.columns().forEach(c -> columns.add(c.toJson()));
        ArrayNode rows = table.putArray("rows");
        items.forEach(item -> row(printer, item, rows.addObject(), now, include));
        return table;
    }

    private static void row(TablePrinter printer, ObjectNode item, ObjectNode row, Instant now, IncludeObject include) {
        KubeObject object = new KubeObject(item);
        printer.print(object, new Cells(row.putArray("cells"), now));
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        printer.conditions(object, conditions);
        if (!conditions.isEmpty()) {
            row.set("conditions", conditions);
        }
        switch (include) {
            case NONE -> row.putNull("object");
            case METADATA -> row.set("object", partial(item));
            case OBJECT -> row.set("object", item);
        }
    }

    /** The object's metadata alone, as {@code meta.k8s.io/v1 PartialObjectMetadata}. It shares the object's tree. */
    public static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static TablePrinter printer(ResourceType type) {
        TablePrinter printer = PRINTERS.get(type.qualifiedName());
        if (printer != null) {
            return printer;
        }
        return isBuiltIn(type.group()) ? CREATED_AT : NAME_AND_AGE;
    }

    private static boolean isBuiltIn(String group) {
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    private static Map<String, TablePrinter> printers() {
        Map<String, TablePrinter> all = new HashMap<>();
        core(all);
        workloads(all);
        all.put("events.events.k8s.io", new EventPrinter());
        all.put(Resources.ENDPOINTSLICES.qualifiedName(), new EndpointSlicePrinter());
        all.put(Resources.LEASES.qualifiedName(), new LeasePrinter());
        all.put(Resources.INGRESSES.qualifiedName(), new IngressPrinter());
        all.put(Resources.INGRESSCLASSES.qualifiedName(), new IngressClassPrinter());
        all.put(Resources.NETWORKPOLICIES.qualifiedName(), new NetworkPolicyPrinter());
        all.put(Resources.PODDISRUPTIONBUDGETS.qualifiedName(), new PodDisruptionBudgetPrinter());
        all.put(Resources.HORIZONTALPODAUTOSCALERS.qualifiedName(), new HorizontalPodAutoscalerPrinter());
        all.put(Resources.PRIORITYCLASSES.qualifiedName(), new PriorityClassPrinter());
        all.put(Resources.STORAGECLASSES.qualifiedName(), new StorageClassPrinter());
        all.put(Resources.CERTIFICATESIGNINGREQUESTS.qualifiedName(), new CertificateSigningRequestPrinter());
        StorageDriverPrinters.addTo(all);
        ExtensionPrinters.addTo(all);
        all.put(Resources.ROLEBINDINGS.qualifiedName(), new RoleBindingPrinter("roleBinding"));
        all.put(Resources.CLUSTERROLEBINDINGS.qualifiedName(), new RoleBindingPrinter("clusterRoleBinding"));
        all.put("runtimeclasses.node.k8s.io", new RuntimeClassPrinter());
        return all;
    }

    private static void core(Map<String, TablePrinter> all) {
        all.put(Resources.PODS.qualifiedName(), new PodPrinter());
        all.put(Resources.NODES.qualifiedName(), new NodePrinter());
        all.put(Resources.NAMESPACES.qualifiedName(), new NamespacePrinter());
        all.put(Resources.SERVICES.qualifiedName(), new ServicePrinter());
        all.put(Resources.ENDPOINTS.qualifiedName(), new EndpointsPrinter());
        all.put(Resources.CONFIGMAPS.qualifiedName(), new ConfigMapPrinter());
        all.put(Resources.SECRETS.qualifiedName(), new SecretPrinter());
        all.put(Resources.SERVICEACCOUNTS.qualifiedName(), new NameAndAgePrinter());
        all.put(Resources.EVENTS.qualifiedName(), new EventPrinter());
        all.put(Resources.RESOURCEQUOTAS.qualifiedName(), new ResourceQuotaPrinter());
        all.put(Resources.PERSISTENTVOLUMES.qualifiedName(), new PersistentVolumePrinter());
        all.put(Resources.PERSISTENTVOLUMECLAIMS.qualifiedName(), new PersistentVolumeClaimPrinter());
        all.put(Resources.REPLICATIONCONTROLLERS.qualifiedName(), new ReplicationControllerPrinter());
        all.put(Resources.PODTEMPLATES.qualifiedName(), new PodTemplatePrinter());
    }

    private static void workloads(Map<String, TablePrinter> all) {
        all.put(Resources.DEPLOYMENTS.qualifiedName(), new DeploymentPrinter());
        all.put(Resources.REPLICASETS.qualifiedName(), new ReplicaSetPrinter());
        all.put(Resources.STATEFULSETS.qualifiedName(), new StatefulSetPrinter());
        all.put(Resources.DAEMONSETS.qualifiedName(), new DaemonSetPrinter());
        all.put(Resources.CONTROLLERREVISIONS.qualifiedName(), new ControllerRevisionPrinter());
        all.put(Resources.JOBS.qualifiedName(), new JobPrinter());
        all.put(Resources.CRONJOBS.qualifiedName(), new CronJobPrinter());
    }
}
