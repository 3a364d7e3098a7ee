package dev.podfall.sim.client;

/** The built-in types, named as their plurals. */
public final class Resources {
    private static final String ADMISSION = "admissionregistration.k8s.io";
    private static final String FLOW_CONTROL = "flowcontrol.apiserver.k8s.io";
    private static final String DEVICES = "resource.k8s.io";
    private static final String NETWORKING = "networking.k8s.io";

    public static final ResourceType NAMESPACES = core("namespaces", "Namespace", false);
    public static final ResourceType NODES = core("nodes", "Node", false);
    public static final ResourceType PODS = core("pods", "Pod", true);
    public static final ResourceType SERVICES = core("services", "Service", true);
    public static final ResourceType ENDPOINTS = core("endpoints", "Endpoints", true);
    public static final ResourceType CONFIGMAPS = core("configmaps", "ConfigMap", true);
    public static final ResourceType SECRETS = core("secrets", "Secret", true);
    public static final ResourceType SERVICEACCOUNTS = core("serviceaccounts", "ServiceAccount", true);
    public static final ResourceType EVENTS = core("events", "Event", true);
    public static final ResourceType LIMITRANGES = core("limitranges", "LimitRange", true);
    public static final ResourceType RESOURCEQUOTAS = core("resourcequotas", "ResourceQuota", true);
    public static final ResourceType PERSISTENTVOLUMES = core("persistentvolumes", "PersistentVolume", false);
    public static final ResourceType PERSISTENTVOLUMECLAIMS =
            core("persistentvolumeclaims", "PersistentVolumeClaim", true);
    public static final ResourceType REPLICATIONCONTROLLERS =
            core("replicationcontrollers", "ReplicationController", true);
    public static final ResourceType PODTEMPLATES = core("podtemplates", "PodTemplate", true);
    public static final ResourceType COMPONENTSTATUSES = core("componentstatuses", "ComponentStatus", false);
    public static final ResourceType DEPLOYMENTS = namespaced("apps", "deployments", "Deployment");
    public static final ResourceType REPLICASETS = namespaced("apps", "replicasets", "ReplicaSet");
    public static final ResourceType STATEFULSETS = namespaced("apps", "statefulsets", "StatefulSet");
    public static final ResourceType DAEMONSETS = namespaced("apps", "daemonsets", "DaemonSet");
    public static final ResourceType CONTROLLERREVISIONS =
            namespaced("apps", "controllerrevisions", "ControllerRevision");
    public static final ResourceType JOBS = namespaced("batch", "jobs", "Job");
    public static final ResourceType CRONJOBS = namespaced("batch", "cronjobs", "CronJob");
    public static final ResourceType ENDPOINTSLICES = namespaced("discovery.k8s.io", "endpointslices", "EndpointSlice");
    public static final ResourceType LEASES = namespaced("coordination.k8s.io", "leases", "Lease");
    public static final ResourceType INGRESSES = namespaced(NETWORKING, "ingresses", "Ingress");
    public static final ResourceType INGRESSCLASSES = cluster(NETWORKING, "ingressclasses", "IngressClass");
    public static final ResourceType NETWORKPOLICIES = namespaced(NETWORKING, "networkpolicies", "NetworkPolicy");
    public static final ResourceType SERVICECIDRS = cluster(NETWORKING, "servicecidrs", "ServiceCIDR");
    public static final ResourceType IPADDRESSES = cluster(NETWORKING, "ipaddresses", "IPAddress");
    public static final ResourceType FLOWSCHEMAS = cluster(FLOW_CONTROL, "flowschemas", "FlowSchema");
    public static final ResourceType PRIORITYLEVELCONFIGURATIONS =
            cluster(FLOW_CONTROL, "prioritylevelconfigurations", "PriorityLevelConfiguration");
    public static final ResourceType DEVICECLASSES = cluster(DEVICES, "deviceclasses", "DeviceClass");
    public static final ResourceType RESOURCECLAIMS = namespaced(DEVICES, "resourceclaims", "ResourceClaim");
    public static final ResourceType RESOURCECLAIMTEMPLATES =
            namespaced(DEVICES, "resourceclaimtemplates", "ResourceClaimTemplate");
    public static final ResourceType RESOURCESLICES = cluster(DEVICES, "resourceslices", "ResourceSlice");
    public static final ResourceType PODDISRUPTIONBUDGETS =
            namespaced("policy", "poddisruptionbudgets", "PodDisruptionBudget");
    public static final ResourceType HORIZONTALPODAUTOSCALERS =
            new ResourceType("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);
    public static final ResourceType PRIORITYCLASSES = cluster("scheduling.k8s.io", "priorityclasses", "PriorityClass");
    public static final ResourceType STORAGECLASSES = cluster("storage.k8s.io", "storageclasses", "StorageClass");
    public static final ResourceType CSIDRIVERS = cluster("storage.k8s.io", "csidrivers", "CSIDriver");
    public static final ResourceType CSINODES = cluster("storage.k8s.io", "csinodes", "CSINode");
    public static final ResourceType CSISTORAGECAPACITIES =
            namespaced("storage.k8s.io", "csistoragecapacities", "CSIStorageCapacity");
    public static final ResourceType VOLUMEATTACHMENTS =
            cluster("storage.k8s.io", "volumeattachments", "VolumeAttachment");
    public static final ResourceType VOLUMEATTRIBUTESCLASSES =
            cluster("storage.k8s.io", "volumeattributesclasses", "VolumeAttributesClass");
    public static final ResourceType MUTATINGADMISSIONPOLICIES =
            cluster(ADMISSION, "mutatingadmissionpolicies", "MutatingAdmissionPolicy");
    public static final ResourceType MUTATINGADMISSIONPOLICYBINDINGS =
            cluster(ADMISSION, "mutatingadmissionpolicybindings", "MutatingAdmissionPolicyBinding");
    public static final ResourceType VALIDATINGADMISSIONPOLICIES =
            cluster(ADMISSION, "validatingadmissionpolicies", "ValidatingAdmissionPolicy");
    public static final ResourceType VALIDATINGADMISSIONPOLICYBINDINGS =
            cluster(ADMISSION, "validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding");
    public static final ResourceType VALIDATINGWEBHOOKCONFIGURATIONS =
            cluster(ADMISSION, "validatingwebhookconfigurations", "ValidatingWebhookConfiguration");
    public static final ResourceType MUTATINGWEBHOOKCONFIGURATIONS =
            cluster(ADMISSION, "mutatingwebhookconfigurations", "MutatingWebhookConfiguration");
    public static final ResourceType APISERVICES = cluster("apiregistration.k8s.io", "apiservices", "APIService");
    public static final ResourceType RUNTIMECLASSES = cluster("node.k8s.io", "runtimeclasses", "RuntimeClass");
    public static final ResourceType CERTIFICATESIGNINGREQUESTS =
            cluster("certificates.k8s.io", "certificatesigningrequests", "CertificateSigningRequest");
    public static final ResourceType ROLES = namespaced("rbac.authorization.k8s.io", "roles", "Role");
    public static final ResourceType ROLEBINDINGS =
            namespaced("rbac.authorization.k8s.io", "rolebindings", "RoleBinding");
    public static final ResourceType CLUSTERROLES = cluster("rbac.authorization.k8s.io", "clusterroles", "ClusterRole");
    public static final ResourceType CLUSTERROLEBINDINGS =
            cluster("rbac.authorization.k8s.io", "clusterrolebindings", "ClusterRoleBinding");

    public static final ResourceType CUSTOMRESOURCEDEFINITIONS =
            cluster("apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition");

    private Resources() {}

    private static ResourceType core(String plural, String kind, boolean namespaced) {
        return new ResourceType("", "v1", plural, kind, namespaced);
    }

    private static ResourceType namespaced(String group, String plural, String kind) {
        return new ResourceType(group, "v1", plural, kind, true);
    }

    private static ResourceType cluster(String group, String plural, String kind) {
        return new ResourceType(group, "v1", plural, kind, false);
    }
}
