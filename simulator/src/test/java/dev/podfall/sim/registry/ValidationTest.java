package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of Kubernetes v1.36.3 on the same objects. */
class ValidationTest {
    private static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or "
                    + "'-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for "
                    + "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private final TestCluster cluster = new TestCluster();
    private final SimClient client = cluster.client;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {'containers':[]} | spec.containers: Required value
        {'containers':[{'name':'web','image':' nginx'}]} | spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace
        {'containers':[{'name':'web','image':'n','imagePullPolicy':'Sometimes'}]} | spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"
        {'containers':[{'name':'web','image':'n','envFrom':[{},{'secretRef':{}},{'secretRef':{'name':'a'},'configMapRef':{'name':'b'}}]}]} | [spec.containers[0].envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`, spec.containers[0].envFrom[1].secretRef.name: Required value, spec.containers[0].envFrom: Invalid value: "": may not have more than one field specified at a time]
        {'containers':[{'name':'web','image':'n','volumeMounts':[{'name':'v','mountPath':'/a'},{'name':'w','mountPath':''},{'mountPath':'/a'}]}]} | [spec.containers[0].volumeMounts[0].name: Not found: "v", spec.containers[0].volumeMounts[1].name: Not found: "w", spec.containers[0].volumeMounts[1].mountPath: Required value, spec.containers[0].volumeMounts[2].name: Required value, spec.containers[0].volumeMounts[2].name: Not found: "", spec.containers[0].volumeMounts[2].mountPath: Invalid value: "/a": must be unique]
        {'containers':[{'name':'web','image':'n','resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}}}]} | spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1
        {'containers':[{'name':'web','image':'n','resources':{'limits':{'nvidia.com/gpu':'1.5'},'requests':{'nvidia.com/gpu':'1'}}}]} | [spec.containers[0].resources.limits[nvidia.com/gpu]: Invalid value: "1500m": must be an integer, spec.containers[0].resources.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 1500m]
        {'containers':[{'name':'web','image':'n','resources':{'requests':{'nvidia.com/gpu':'1'}}}]} | spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources
        {'containers':[{'name':'web','image':'n','livenessProbe':{},'readinessProbe':{'httpGet':{},'tcpSocket':{'port':0}},'startupProbe':{'httpGet':{'port':'http_x'},'periodSeconds':-1,'successThreshold':2,'timeoutSeconds':-2,'failureThreshold':-1,'initialDelaySeconds':-3}}]} | [spec.containers[0].livenessProbe: Required value: must specify a handler type, spec.containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive, spec.containers[0].readinessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type, spec.containers[0].startupProbe.httpGet.port: Invalid value: "http_x": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-), spec.containers[0].startupProbe.initialDelaySeconds: Invalid value: -3: must be greater than or equal to 0, spec.containers[0].startupProbe.timeoutSeconds: Invalid value: -2: must be greater than or equal to 0, spec.containers[0].startupProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0, spec.containers[0].startupProbe.failureThreshold: Invalid value: -1: must be greater than or equal to 0, spec.containers[0].startupProbe.successThreshold: Invalid value: 2: must be 1]
        {'containers':[{'name':'web','image':'n'}],'tolerations':[{'key':'a','operator':'Foo'},{'operator':'Equal'},{'key':'a','operator':'Exists','value':'x'},{'key':'a','value':'v','effect':'Bad'},{'key':'a','value':'v','effect':'NoSchedule','tolerationSeconds':5}]} | [spec.tolerations[0].operator: Unsupported value: "Foo": supported values: "Equal", "Exists", spec.tolerations[1].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys", spec.tolerations[2].operator: Invalid value: "x": value must be empty when `operator` is 'Exists', spec.tolerations[3].effect: Unsupported value: "Bad": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute", spec.tolerations[4].effect: Invalid value: "NoSchedule": effect must be 'NoExecute' when `tolerationSeconds` is set]
        {'initContainers':[{'name':'web','image':'n','readinessProbe':{'exec':{'command':['a']}}}],'containers':[{'name':'web','image':'n'}]} | [spec.initContainers[0].name: Duplicate value: "web", spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always]
        {'containers':[{'name':'c','image':'i','securityContext':{'procMount':'Unmasked'}}]} | spec.containers[0].securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`
        {'hostUsers':true,'initContainers':[{'name':'c','image':'i','securityContext':{'procMount':'Unmasked'}}],'containers':[{'name':'d','image':'i'}]} | spec.initContainers[0].securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`
        {'containers':[{'name':'c','image':'i','securityContext':{'procMount':'Foo'}}]} | spec.containers[0].securityContext.procMount: Unsupported value: "Foo": supported values: "Default", "Unmasked"
        {'containers':[{'name':'c','image':'i','securityContext':{'windowsOptions':{'hostProcess':true}}}]} | spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers
        {'securityContext':{'windowsOptions':{'hostProcess':true}},'containers':[{'name':'c','image':'i'}]} | spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers
        {'securityContext':{'windowsOptions':{'hostProcess':true}},'containers':[{'name':'c','image':'i','securityContext':{'windowsOptions':{'hostProcess':false}}}]} | spec.containers[0].securityContext.windowsOptions.hostProcess: Invalid value: false: pod hostProcess value must be identical if both are specified, was true
        {'hostNetwork':true,'containers':[{'name':'c','image':'i','securityContext':{'windowsOptions':{'hostProcess':true}}},{'name':'d','image':'i'}]} | spec: Invalid value: "": If pod contains any hostProcess containers then all containers must be HostProcess containers
        """)
    void a_pod_is_refused_in_upstreams_words(String spec, String why) {
        assertThatThrownBy(() -> create(Resources.PODS, "{'metadata':{'name':'p'},'spec':" + spec + "}"))
                .hasMessage("Pod \"p\" is invalid: " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'replicas':-1,'minReadySeconds':-1,'revisionHistoryLimit':-1 | [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0, spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0]
        'minReadySeconds':700 | spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds
        'strategy':{'type':'Recreate','rollingUpdate':{'maxSurge':1}} | spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'
        'strategy':{'rollingUpdate':{'maxSurge':0,'maxUnavailable':0}} | spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0
        'selector':{'matchLabels':{'app':'y'}} | spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`
        'selector':{} | spec.selector: Invalid value: {}: empty selector is invalid for deployment
        'selector':null | [spec.selector: Required value, spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`]
        """)
    void a_deployment_is_refused_in_upstreams_words(String fields, String why) {
        ObjectNode deployment = deployment();
        ((ObjectNode) deployment.get("spec")).setAll(json("{" + fields + "}"));
        assertThatThrownBy(() -> client.create(Resources.DEPLOYMENTS, deployment))
                .hasMessage("Deployment.apps \"d\" is invalid: " + why);
    }

    @Test
    void a_deployments_selector_stays() {
        client.create(Resources.DEPLOYMENTS, deployment());
        assertThatThrownBy(() -> client.patch(
                        Resources.DEPLOYMENTS,
                        "shop",
                        "d",
                        PatchType.MERGE,
                        json("{'spec':{'selector':{'matchLabels':{'app':'y'}},"
                                + "'template':{'metadata':{'labels':{'app':'y'}}}}}"),
                        null))
                .hasMessage("Deployment.apps \"d\" is invalid: spec.selector: Invalid value: "
                        + "{\"matchLabels\":{\"app\":\"y\"}}: field is immutable");
    }

    @Test
    void a_service_gets_its_address_and_keeps_it() {
        ObjectNode service = create(
                Resources.SERVICES, "{'metadata':{'name':'s'},'spec':{'selector':{'a':'b'},'ports':[{'port':80}]}}");
        assertThat(service.at("/spec/clusterIP").asText()).startsWith("10.96.");
        assertThat(service.at("/spec/clusterIPs/0")).isEqualTo(service.at("/spec/clusterIP"));
        assertThat(service.at("/spec/ports/0/targetPort").asInt()).isEqualTo(80);
        assertThat(service.at("/spec/ipFamilies/0").asText()).isEqualTo("IPv4");
        assertThatThrownBy(() -> client.patch(
                        Resources.SERVICES,
                        "shop",
                        "s",
                        PatchType.MERGE,
                        json("{'spec':{'clusterIP':'10.96.7.7'}}"),
                        null))
                .hasMessage("Service \"s\" is invalid: spec.clusterIPs[0]: Invalid value: [\"10.96.7.7\"]: may not "
                        + "change once set");
        ObjectNode exposed = client.patch(
                Resources.SERVICES, "shop", "s", PatchType.MERGE, json("{'spec':{'type':'NodePort'}}"), null);
        assertThat(exposed.at("/spec/ports/0/nodePort").asInt()).isBetween(30000, 32767);
        ObjectNode back = client.patch(
                Resources.SERVICES, "shop", "s", PatchType.MERGE, json("{'spec':{'type':'ClusterIP'}}"), null);
        assertThat(back.at("/spec/ports/0").has("nodePort")).isFalse();
    }

    @Test
    void service_ports_of_several_need_names() {
        assertThatThrownBy(() -> create(
                        Resources.SERVICES, "{'metadata':{'name':'s'},'spec':{'ports':[{'port':80},{'port':81}]}}"))
                .hasMessage("Service \"s\" is invalid: [spec.ports[0].name: Required value, spec.ports[1].name: "
                        + "Required value]");
    }

    @Test
    void names_labels_and_keys_have_their_forms() {
        assertThatThrownBy(
                        () -> create(Resources.SERVICES, "{'metadata':{'name':'A.b'},'spec':{'ports':[{'port':80}]}}"))
                .hasMessage("Service \"A.b\" is invalid: metadata.name: Invalid value: \"A.b\": " + LABEL);
        assertThatThrownBy(() -> create(
                        Resources.CONFIGMAPS, "{'metadata':{'name':'c'},'data':{'ok':'y'},'binaryData':{'ok':'eA=='}}"))
                .hasMessage("ConfigMap \"c\" is invalid: data[ok]: Invalid value: \"ok\": duplicate of key present in "
                        + "binaryData");
        assertThatThrownBy(() ->
                        create(Resources.PODS, "{'metadata':{},'spec':{'containers':[{'name':'w','image':'n'}]}}"))
                .hasMessage("Pod \"\" is invalid: metadata.name: Required value: name or generateName is required");
    }

    @Test
    void secrets_know_their_types_and_plain_texts() {
        ObjectNode secret = create(Resources.SECRETS, "{'metadata':{'name':'s'},'stringData':{'a':'x'}}");
        assertThat(secret.at("/data/a").asText()).isEqualTo("eA==");
        assertThat(secret.has("stringData")).isFalse();
        assertThat(secret.path("type").asText()).isEqualTo("Opaque");
        assertThatThrownBy(() -> create(Resources.SECRETS, "{'metadata':{'name':'t'},'type':'kubernetes.io/tls'}"))
                .hasMessage("Secret \"t\" is invalid: [data[tls.crt]: Required value, data[tls.key]: Required value]");
        assertThatThrownBy(() -> create(Resources.SECRETS, "{'metadata':{'name':'t'},'data':{'a':'%%'}}"))
                .hasMessage("Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input "
                        + "byte 0");
    }

    @Test
    void limits_and_quotas_must_go_together() {
        assertThatThrownBy(() -> create(
                        Resources.LIMITRANGES,
                        "{'metadata':{'name':'a'},'spec':{'limits':[{'type':'Container','max':{'cpu':'1'},'min':{'cpu':'2'},"
                                + "'default':{'memory':'1Gi'}}]}}"))
                .hasMessage(
                        "LimitRange \"a\" is invalid: [spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is "
                                + "greater than max value 1, spec.limits[0].defaultRequest[cpu]: Invalid value: \"1\": min value 2 "
                                + "is greater than default request value 1, spec.limits[0].default[cpu]: Invalid value: \"2\": min "
                                + "value 2 is greater than default value 1]");
        assertThatThrownBy(() -> create(
                        Resources.RESOURCEQUOTAS, "{'metadata':{'name':'a'},'spec':{'hard':{'pods':'1.5','foo':'1'}}}"))
                .hasMessage(
                        "ResourceQuota \"a\" is invalid: [spec.hard[pods]: Invalid value: \"1500m\": must be an integer, "
                                + "spec.hard[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified, "
                                + "spec.hard[foo]: Invalid value: \"foo\": must be a standard resource for quota]");
    }

    @Test
    void a_running_pod_takes_a_new_image_only() {
        client.create(Resources.PODS, TestCluster.pod("p"));
        ObjectNode patched = patchPod("{'spec':{'containers':[{'name':'web','image':'nginx:2'}]}}");
        assertThat(patched.at("/metadata/generation").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> patchPod("{'spec':{'containers':[{'name':'web','env':[{'name':'a','value':'b'}]}]}}"))
                .hasMessageStartingWith(
                        "Pod \"p\" is invalid: spec: Forbidden: pod updates may not change fields other "
                                + "than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                                + "`spec.tolerations` (only additions to existing tolerations),"
                                + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n"
                                + "@@ ");
        assertThatThrownBy(() -> patchPod("{'spec':{'containers':[{'name':'x','image':'b'}]}}"))
                .hasMessage("Pod \"p\" is invalid: spec.containers: Forbidden: pod updates may not add or remove "
                        + "containers");
    }

    @Test
    void amounts_are_written_canonically() {
        ObjectNode pod = client.create(
                Resources.PODS,
                TestCluster.pod("p", "{'limits':{'cpu':0.5,'memory':'1024Mi'},'requests':{'cpu':'100m'}}"));
        assertThat(pod.at("/spec/containers/0/resources/limits/cpu").asText()).isEqualTo("500m");
        assertThat(pod.at("/spec/containers/0/resources/limits/memory").asText())
                .isEqualTo("1Gi");
        assertThat(pod.at("/spec/containers/0/resources/requests/memory").asText())
                .isEqualTo("1Gi");
        assertThat(pod.at("/status/qosClass").asText()).isEqualTo("Burstable");
        assertThatThrownBy(() -> client.create(Resources.PODS, TestCluster.pod("q", "{'limits':{'cpu':'1x'}}")))
                .hasMessage("Pod in version \"v1\" cannot be handled as a Pod: quantities must match the regular "
                        + "expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @Test
    void scaling_goes_through_the_scale() {
        client.create(Resources.DEPLOYMENTS, deployment());
        ObjectNode scale = client.patch(
                Resources.DEPLOYMENTS, "shop", "d", PatchType.MERGE, json("{'spec':{'replicas':3}}"), "scale");
        assertThat(scale.path("kind").asText()).isEqualTo("Scale");
        assertThat(scale.at("/status/selector").asText()).isEqualTo("app=x");
        ObjectNode deployment = client.get(Resources.DEPLOYMENTS, "shop", "d");
        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(deployment.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    private ObjectNode patchPod(String patch) {
        return client.patch(Resources.PODS, "shop", "p", PatchType.STRATEGIC, json(patch), null);
    }

    private ObjectNode create(ResourceType type, String text) {
        ObjectNode object = json(text);
        ((ObjectNode) object.get("metadata")).put("namespace", "shop");
        return client.create(type, object);
    }

    private static ObjectNode deployment() {
        return json(
                "{'metadata':{'name':'d','namespace':'shop'},'spec':{'selector':{'matchLabels':{'app':'x'}},"
                        + "'template':{'metadata':{'labels':{'app':'x'}},'spec':{'containers':[{'name':'web','image':'n:1'}]}}}}");
    }
}
