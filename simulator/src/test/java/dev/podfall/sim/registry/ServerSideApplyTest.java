package dev.podfall.sim.registry;

import static dev.podfall.sim.registry.TestCluster.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded fields and texts are those of Kubernetes v1.36.3 on the same requests. */
class ServerSideApplyTest {
    private static final String DEPLOYMENT =
            "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'d2','labels':{'x':'y'}},'spec':{'replicas':0,"
                    + "'selector':{'matchLabels':{'app':'x'}},'template':{'metadata':{'labels':{'app':'x'}},'spec':{"
                    + "'containers':[{'name':'web','image':'nginx:1.27','ports':[{'containerPort':80}],'env':[{'name':'A',"
                    + "'value':'1'},{'name':'B','valueFrom':{'secretKeyRef':{'name':'s','key':'k'}}}],'resources':{'limits':"
                    + "{'cpu':'1'}},'readinessProbe':{'httpGet':{'port':80}}}],'volumes':[{'name':'v','secret':{"
                    + "'secretName':'q'}}]}}}}";

    private final TestCluster cluster = new TestCluster();
    private final Registry registry = cluster.api.registry();

    @Test
    void a_creation_records_all_it_set_and_was_given() {
        ObjectNode created = create(json(DEPLOYMENT));
        assertThat(fields(created, 0))
                .isEqualTo(json("{'f:metadata':{'f:labels':{'.':{},'f:x':{}}},'f:spec':{'f:progressDeadlineSeconds':{},"
                        + "'f:replicas':{},'f:revisionHistoryLimit':{},'f:selector':{},'f:strategy':{'f:rollingUpdate':"
                        + "{'.':{},'f:maxSurge':{},'f:maxUnavailable':{}},'f:type':{}},'f:template':{'f:metadata':{"
                        + "'f:labels':{'.':{},'f:app':{}}},'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"web\\\"}':{'.':{},"
                        + "'f:env':{'.':{},'k:{\\\"name\\\":\\\"A\\\"}':{'.':{},'f:name':{},'f:value':{}},"
                        + "'k:{\\\"name\\\":\\\"B\\\"}':{'.':{},'f:name':{},'f:valueFrom':{'.':{},'f:secretKeyRef':{}}}},"
                        + "'f:image':{},'f:imagePullPolicy':{},'f:name':{},'f:ports':{'.':{},"
                        + "'k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}':{'.':{},'f:containerPort':{},"
                        + "'f:protocol':{}}},'f:readinessProbe':{'.':{},'f:failureThreshold':{},'f:httpGet':{'.':{},"
                        + "'f:path':{},'f:port':{},'f:scheme':{}},'f:periodSeconds':{},'f:successThreshold':{},"
                        + "'f:timeoutSeconds':{}},'f:resources':{'.':{},'f:limits':{'.':{},'f:cpu':{}}},"
                        + "'f:terminationMessagePath':{},'f:terminationMessagePolicy':{}}},'f:dnsPolicy':{},"
                        + "'f:restartPolicy':{},'f:schedulerName':{},'f:securityContext':{},"
                        + "'f:terminationGracePeriodSeconds':{},'f:volumes':{'.':{},'k:{\\\"name\\\":\\\"v\\\"}':{'.':{},"
                        + "'f:name':{},'f:secret':{'.':{},'f:defaultMode':{},'f:secretName':{}}}}}}}}"));
        assertThat(created.at("/metadata/managedFields/0/manager").asText()).isEqualTo("kubectl");
    }

    @Test
    void what_others_manage_is_refused_with_every_conflict() {
        create(json(DEPLOYMENT));
        ObjectNode configuration =
                json("{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'d2'},'spec':{'template':{'spec':{"
                        + "'containers':[{'name':'web','image':'nginx:1.28','env':[{'name':'A','value':'2'}]}]}}}}");
        assertThatThrownBy(() -> apply(configuration.deepCopy(), false)).hasMessage("""
                        Apply failed with 2 conflicts: conflicts with "kubectl" using apps/v1:
                        - .spec.template.spec.containers[name="web"].image
                        - .spec.template.spec.containers[name="web"].env[name="A"].value""");
        ObjectNode forced = apply(configuration, true);
        assertThat(forced.at("/spec/template/spec/containers/0/env")).hasSize(2);
        assertThat(forced.at("/spec/template/spec/containers/0/image").asText()).isEqualTo("nginx:1.28");
        assertThat(forced.at("/metadata/managedFields/0/operation").asText()).isEqualTo("Apply");
    }

    @Test
    void one_conflict_is_told_in_one_line() {
        create(json(DEPLOYMENT));
        assertThatThrownBy(() -> apply(
                        json(
                                "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'d2'},'spec':{'replicas':3}}"),
                        false))
                .hasMessage("Apply failed with 1 conflict: conflict with \"kubectl\" using apps/v1: .spec.replicas");
    }

    @Test
    void what_is_no_longer_stated_is_taken_away() {
        ObjectNode created = apply(json(DEPLOYMENT), false);
        assertThat(fields(created, 0).at("/f:metadata/f:labels")).isEqualTo(json("{'f:x':{}}"));
        ObjectNode next = json(DEPLOYMENT);
        ObjectNode container = (ObjectNode) next.at("/spec/template/spec/containers/0");
        ((com.fasterxml.jackson.databind.node.ArrayNode) container.get("env")).remove(0);
        container.remove("resources");
        ((ObjectNode) next.at("/metadata/labels")).put("z", "w").remove("x");
        ObjectNode applied = apply(next, false);
        assertThat(applied.at("/spec/template/spec/containers/0/env")).hasSize(1);
        assertThat(applied.at("/spec/template/spec/containers/0/resources")).isEmpty();
        assertThat(applied.at("/metadata/labels")).isEqualTo(json("{'z':'w'}"));
        assertThat(applied.at("/metadata/managedFields")).hasSize(1);
        assertThat(apply(next.deepCopy(), false)).isSameAs(applied);
    }

    @Test
    void a_status_write_is_its_own_entry() {
        ObjectNode created = create(json(DEPLOYMENT)).deepCopy();
        created.putObject("status").put("observedGeneration", 1);
        ObjectNode updated = cluster.api
                .client("system:serviceaccount:kube-system:deployment-controller")
                .updateStatus(Resources.DEPLOYMENTS, created);
        JsonNode entry = updated.at("/metadata/managedFields/0");
        assertThat(entry.path("manager").asText()).isEqualTo("kube-controller-manager");
        assertThat(entry.path("subresource").asText()).isEqualTo("status");
        assertThat(entry.path("fieldsV1")).isEqualTo(json("{'f:status':{'f:observedGeneration':{}}}"));
    }

    @Test
    void an_apply_needs_a_field_manager() {
        Request request = Request.of(Verb.PATCH, Resources.DEPLOYMENTS, "shop", "d2")
                .withPatch(PatchType.APPLY, json(DEPLOYMENT));
        assertThatThrownBy(() -> registry.handle(request))
                .hasMessage("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for "
                        + "apply patch");
    }

    private ObjectNode create(ObjectNode object) {
        return one(Request.of(Verb.CREATE, Resources.DEPLOYMENTS, "shop", null).withBody(object));
    }

    private ObjectNode apply(ObjectNode configuration, boolean force) {
        return one(Request.of(Verb.PATCH, Resources.DEPLOYMENTS, "shop", "d2")
                .withPatch(PatchType.APPLY, configuration)
                .withWrite(new WriteOptions(false, "me", FieldValidation.Warn, force)));
    }

    private ObjectNode one(Request request) {
        UserInfo user = UserInfo.of("learner", List.of());
        return ((Answer.One) registry.handle(request.by(user, "kubectl/v1.36.3"))).object();
    }

    private static JsonNode fields(ObjectNode object, int entry) {
        return object.at("/metadata/managedFields").get(entry).path("fieldsV1");
    }
}
