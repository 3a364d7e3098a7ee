package dev.podfall.sim.admission.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.ControlPlane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas that are about some pods only. */
class QuotaScopesTest {
    private final ControlPlane cluster = new ControlPlane();

    @BeforeEach
    void classes() {
        cluster.create(Resources.PRIORITYCLASSES, "{'metadata':{'name':'high'},'value':1000}");
        cluster.create(Resources.PRIORITYCLASSES, "{'metadata':{'name':'low'},'value':10}");
    }

    private void pod(String name, String spec) {
        cluster.create(
                Resources.PODS,
                "{'metadata':{'name':'" + name + "'},'spec':{" + spec
                        + "'containers':[{'name':'c','image':'nginx'}]}}");
    }

    private void quota(String scopes) {
        cluster.create(
                Resources.RESOURCEQUOTAS, "{'metadata':{'name':'q'},'spec':{'hard':{'pods':'1'}," + scopes + "}}");
    }

    private String used() {
        cluster.seconds(1);
        return cluster.get(Resources.RESOURCEQUOTAS, "q")
                .status()
                .path("used")
                .path("pods")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'operator':'In','values':['high'] | 1",
                "'operator':'NotIn','values':['high'] | 2",
                "'operator':'Exists' | 2",
                "'operator':'DoesNotExist' | 1"
            })
    void one_that_selects_by_priority_class_counts_those_pods_alone(String expression, String count) {
        pod("first", "'priorityClassName':'high',");
        pod("second", "'priorityClassName':'low',");
        pod("third", "");
        quota("'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass'," + expression + "}]}");
        assertThat(used()).isEqualTo(count);
    }

    @Test
    void it_refuses_those_pods_alone() {
        quota("'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In','values':['high']}]}");
        pod("first", "'priorityClassName':'high',");
        pod("second", "'priorityClassName':'low',");
        assertThatThrownBy(() -> pod("third", "'priorityClassName':'high',"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
    }

    @Test
    void one_of_affinity_into_other_namespaces_counts_pods_that_name_them() {
        String term = "'labelSelector':{'matchLabels':{'a':'b'}},'topologyKey':'kubernetes.io/hostname'";
        pod("own", "'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{" + term + "}]}},");
        pod(
                "others",
                "'affinity':{'podAntiAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':1,"
                        + "'podAffinityTerm':{" + term + ",'namespaces':['kube-system']}}]}},");
        quota("'scopes':['CrossNamespacePodAffinity']");
        assertThat(used()).isEqualTo("1");
    }
}
