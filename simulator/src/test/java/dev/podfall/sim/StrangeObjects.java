package dev.podfall.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Objects that nobody would write and that an API may let through: plain ones in which fields are exchanged by chance. */
final class StrangeObjects {
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);
    private static final String POD =
            "'terminationGracePeriodSeconds':1,'containers':[{'name':'c','image':'busybox:1.36','command':['sleep','99999'],"
                    + "'resources':{'requests':{'cpu':'1m','memory':'1Mi'}},'ports':[{'name':'web','containerPort':80}],"
                    + "'volumeMounts':[{'name':'v','mountPath':'/v'}],'env':[{'name':'A','value':'b'}]}],"
                    + "'volumes':[{'name':'v','emptyDir':{}}]";
    private static final String SELECTED = "'selector':{'matchLabels':{'app':'a'}},'template':{'metadata':"
            + "{'labels':{'app':'a'}},'spec':{" + POD + "}}";

    /** What stands in for values of any field. */
    private static final List<String> ODD = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "9223372036854775807",
            "''",
            "'::1'",
            "'25%'",
            "'0%'",
            "'999999999999%'",
            "'1E'",
            "'0.0000001'",
            "'9999999999999Gi'",
            "'no-such-thing'",
            "'a/b/c'",
            "'\\u221e'",
            "'" + "x".repeat(300) + "'",
            "'0001-01-01T00:00:00Z'",
            "'9999-12-31T23:59:59Z'",
            "true",
            "{}",
            "[]",
            "[{}]",
            "{'a':'b'}",
            "{'matchExpressions':[{'key':'app','operator':'NotIn','values':['z']}]}",
            "null");

    private final Random random;

    StrangeObjects(long seed) {
        this.random = new Random(seed);
    }

    /** One object. @param subresource in which it is to be written, or null for a new one */
    record Strange(ResourceType type, ObjectNode object) {}

    /** So many of each kind. */
    List<Strange> next(int each) {
        List<Strange> all = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (Strange plain : plain(i)) {
                all.add(changed(plain));
            }
        }
        return all;
    }

    /** Exchanges some values of an object, wherever they are. */
    ObjectNode changed(ObjectNode object) {
        List<JsonPointer> places = new ArrayList<>();
        collect(object, JsonPointer.empty(), places);
        ObjectNode changed = object.deepCopy();
        for (int i = random.nextInt(2); i >= 0; i--) {
            JsonPointer place = places.get(random.nextInt(places.size()));
            JsonNode parent = changed.at(place.head());
            if (changed.at(place).isMissingNode()) {
                continue;
            }
            JsonNode odd = odd(changed.at(place));
            if (parent instanceof ObjectNode holder) {
                holder.set(place.last().getMatchingProperty(), odd);
            } else if (parent instanceof ArrayNode list
                    && isIndexOf(place.last().getMatchingIndex(), list)) {
                list.set(place.last().getMatchingIndex(), odd);
            }
        }
        return changed;
    }

    /** Mostly of the same kind as what it stands for: the rest ends at the schema. */
    private JsonNode odd(JsonNode plain) {
        JsonNode odd = parse(ODD.get(random.nextInt(ODD.size())));
        boolean anything = random.nextInt(8) == 0;
        while (!anything && odd.getNodeType() != plain.getNodeType()) {
            odd = parse(ODD.get(random.nextInt(ODD.size())));
        }
        return odd;
    }

    private static boolean isIndexOf(int index, ArrayNode list) {
        return index >= 0 && index < list.size();
    }

    private Strange changed(Strange plain) {
        ObjectNode head = plain.object().deepCopy();
        JsonNode metadata = head.remove(List.of("apiVersion", "kind")) == null ? null : head.remove("metadata");
        ObjectNode body = head.isEmpty() ? head : changed(head);
        body.set("metadata", metadata);
        body.put("apiVersion", plain.type().apiVersion())
                .put("kind", plain.type().kind());
        return new Strange(plain.type(), body);
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        node.fields().forEachRemaining(e -> {
            JsonPointer here = at.appendProperty(e.getKey());
            places.add(here);
            collect(e.getValue(), here, places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(at.appendIndex(i));
            collect(node.get(i), at.appendIndex(i), places);
        }
    }

    private List<Strange> plain(int i) {
        String job =
                "'backoffLimit':1,'completions':1,'parallelism':1,'activeDeadlineSeconds':500,'ttlSecondsAfterFinished':9,"
                        + "'template':{'spec':{'restartPolicy':'Never'," + POD + "}}";
        return List.of(
                of(
                        Resources.PODS,
                        i,
                        "'spec':{'tolerations':[{'operator':'Exists','tolerationSeconds':9}],"
                                + "'activeDeadlineSeconds':900,'priority':0,'affinity':{'podAntiAffinity':{"
                                + "'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'zone','labelSelector':{}}]},"
                                + "'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':[{"
                                + "'matchExpressions':[{'key':'a','operator':'DoesNotExist'}]}]}}},'topologySpreadConstraints':[{"
                                + "'maxSkew':1,'topologyKey':'kubernetes.io/hostname','whenUnsatisfiable':'DoNotSchedule'}],"
                                + POD
                                + "}"),
                of(
                        Resources.PODS,
                        i,
                        "'spec':{'containers':[{'name':'c','image':'nginx:1.27','livenessProbe':{'httpGet':"
                                + "{'port':80,'path':'/'},'periodSeconds':1,'failureThreshold':3},'readinessProbe':{'exec':"
                                + "{'command':['true']}},'lifecycle':{'preStop':{'sleep':{'seconds':1}}},'env':[{'name':'A',"
                                + "'valueFrom':{'resourceFieldRef':{'resource':'limits.cpu','divisor':'1m'}}}]}]}"),
                of(
                        Resources.DEPLOYMENTS,
                        i,
                        "'spec':{'replicas':1,'minReadySeconds':1,'progressDeadlineSeconds':9,"
                                + "'revisionHistoryLimit':1,'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':1,"
                                + "'maxUnavailable':'25%'}}," + SELECTED + "}"),
                of(Resources.REPLICASETS, i, "'spec':{'replicas':1,'minReadySeconds':1," + SELECTED + "}"),
                of(
                        Resources.STATEFULSETS,
                        i,
                        "'spec':{'replicas':1,'serviceName':'s','ordinals':{'start':0},"
                                + "'updateStrategy':{'rollingUpdate':{'partition':0}},'persistentVolumeClaimRetentionPolicy':{},"
                                + SELECTED + "}"),
                of(
                        Resources.DAEMONSETS,
                        i,
                        "'spec':{'minReadySeconds':1,'updateStrategy':{'rollingUpdate':"
                                + "{'maxUnavailable':1,'maxSurge':0}}," + SELECTED + "}"),
                of(
                        Resources.REPLICATIONCONTROLLERS,
                        i,
                        "'spec':{'replicas':1,'selector':{'app':'a'},'template':"
                                + "{'metadata':{'labels':{'app':'a'}},'spec':{" + POD + "}}}"),
                of(Resources.JOBS, i, "'spec':{'completionMode':'Indexed'," + job + "}"),
                of(
                        Resources.CRONJOBS,
                        i,
                        "'spec':{'schedule':'*/1 * * * *','startingDeadlineSeconds':99,'suspend':false,"
                                + "'successfulJobsHistoryLimit':1,'failedJobsHistoryLimit':1,'jobTemplate':{'spec':{"
                                + job + "}}}"),
                of(
                        Resources.PODDISRUPTIONBUDGETS,
                        i,
                        "'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'a'}}}"),
                of(
                        Resources.HORIZONTALPODAUTOSCALERS,
                        i,
                        "'spec':{'minReplicas':1,'maxReplicas':2,'scaleTargetRef':"
                                + "{'apiVersion':'apps/v1','kind':'Deployment','name':'deployments-0'},'metrics':[{'type':'Resource',"
                                + "'resource':{'name':'cpu','target':{'type':'AverageValue','averageValue':'1'}}}],'behavior':"
                                + "{'scaleDown':{'stabilizationWindowSeconds':1}}}"),
                of(
                        Resources.SERVICES,
                        i,
                        "'spec':{'type':'ClusterIP','selector':{'app':'a'},'sessionAffinity':'None',"
                                + "'ports':[{'name':'a','port':80,'targetPort':'web','protocol':'TCP'}]}"),
                of(
                        Resources.ENDPOINTSLICES,
                        i,
                        "'addressType':'IPv4','endpoints':[{'addresses':['10.0.0.1'],"
                                + "'conditions':{'ready':true}}],'ports':[{'name':'a','port':80,'protocol':'TCP'}]"),
                of(Resources.ENDPOINTS, i, "'subsets':[{'addresses':[{'ip':'10.0.0.1'}],'ports':[{'port':80}]}]"),
                of(
                        Resources.INGRESSES,
                        i,
                        "'spec':{'ingressClassName':'nginx','rules':[{'host':'a.example','http':{"
                                + "'paths':[{'path':'/','pathType':'Prefix','backend':{'service':{'name':'services-0','port':"
                                + "{'number':80}}}}]}}]}"),
                of(
                        Resources.NETWORKPOLICIES,
                        i,
                        "'spec':{'podSelector':{},'policyTypes':['Ingress'],'ingress':[{'from':"
                                + "[{'ipBlock':{'cidr':'10.0.0.0/8','except':['10.1.0.0/16']}}],'ports':[{'port':80,'endPort':90}]}]}"),
                of(
                        Resources.RESOURCEQUOTAS,
                        i,
                        "'spec':{'hard':{'example.org/a':'1','count/pods':'500'},'scopes':" + "['NotTerminating']}"),
                of(
                        Resources.LIMITRANGES,
                        i,
                        "'spec':{'limits':[{'type':'Container','max':{'cpu':'1'},'default':"
                                + "{'cpu':'1m'},'maxLimitRequestRatio':{'cpu':'9'}}]}"),
                of(Resources.CONFIGMAPS, i, "'data':{'a':'b'},'immutable':false"),
                of(Resources.SECRETS, i, "'type':'Opaque','data':{'a':'YQ=='},'immutable':false"),
                of(Resources.SERVICEACCOUNTS, i, "'imagePullSecrets':[{'name':'a'}],'secrets':[{'name':'b'}]"),
                of(
                        Resources.PERSISTENTVOLUMECLAIMS,
                        i,
                        "'spec':{'accessModes':['ReadWriteOnce'],'storageClassName':"
                                + "'standard','volumeName':'v','resources':{'requests':{'storage':'1Gi'}}}"),
                of(Resources.CONTROLLERREVISIONS, i, "'revision':1,'data':{'spec':{'template':{'spec':{}}}}"),
                of(
                        Resources.EVENTS,
                        i,
                        "'involvedObject':{'kind':'Pod','namespace':'strange','name':'p'},'reason':'R',"
                                + "'message':'m','count':1,'firstTimestamp':'2026-01-01T00:00:00Z'"),
                of(Resources.LEASES, i, "'spec':{'holderIdentity':'a','leaseDurationSeconds':1}"),
                of(Resources.ROLES, i, "'rules':[{'apiGroups':[''],'resources':['pods'],'verbs':['get']}]"),
                of(
                        Resources.ROLEBINDINGS,
                        i,
                        "'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'x'},"
                                + "'subjects':[{'kind':'User','apiGroup':'rbac.authorization.k8s.io','name':'u'}]"),
                of(Resources.PODTEMPLATES, i, "'template':{'spec':{" + POD + "}}"),
                of(
                        Resources.PERSISTENTVOLUMES,
                        i,
                        "'spec':{'capacity':{'storage':'1Gi'},'accessModes':['ReadWriteOnce'],"
                                + "'hostPath':{'path':'/x'},'nodeAffinity':{'required':{'nodeSelectorTerms':[{'matchExpressions':"
                                + "[{'key':'a','operator':'Exists'}]}]}}}"),
                of(Resources.PRIORITYCLASSES, i, "'value':5,'globalDefault':false,'preemptionPolicy':'Never'"),
                of(Resources.STORAGECLASSES, i, "'provisioner':'a.example/b','parameters':{'a':'b'}"),
                of(
                        Resources.NODES,
                        i,
                        "'spec':{'taints':[{'key':'a','effect':'NoSchedule'}],'podCIDR':'10.9.0.0/24'},"
                                + "'status':{'allocatable':{'cpu':'1','pods':'5'},'capacity':{'cpu':'1'}}"));
    }

    private static Strange of(ResourceType type, int number, String body) {
        ObjectNode object = (ObjectNode) parse("{" + body + "}");
        ObjectNode metadata = object.putObject("metadata").put("name", type.plural() + "-" + number);
        if (type.namespaced()) {
            metadata.put("namespace", "strange");
        }
        metadata.putObject("labels").put("app", "a");
        return new Strange(type, object);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
