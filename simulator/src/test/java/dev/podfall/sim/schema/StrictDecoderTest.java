package dev.podfall.sim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those a real API server gave for the same objects. */
class StrictDecoderTest {
    @Test
    void unknown_fields_are_dropped_and_told_in_order() {
        ObjectNode object =
                json("{'metadata':{'name':'x','foo':1},'spec':{'replica':1,'template':{'spec':{'containers':"
                        + "[{'name':'c','enV':[]},{'name':'d','imagePullPolice':'X'}]}}}}");
        assertThat(decode(Resources.DEPLOYMENTS, object))
                .containsExactly(
                        "unknown field \"metadata.foo\"",
                        "unknown field \"spec.replica\"",
                        "unknown field \"spec.template.spec.containers[0].enV\"",
                        "unknown field \"spec.template.spec.containers[1].imagePullPolice\"");
        assertThat(object.at("/spec/replica").isMissingNode()).isTrue();
        assertThat(object.at("/spec/template/spec/containers/1/name").asText()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'spec':{'replicas':'three'}} | json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32
            {'spec':{'replicas':1.5}} | json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32
            {'spec':{'replicas':99999999999}} | json: cannot unmarshal number 99999999999 into Go struct field DeploymentSpec.spec.replicas of type int32
            {'spec':{'template':{'spec':{'containers':[{'env':[{'name':'A','value':1}]}]}}}} | json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string
            {'spec':{'template':{'spec':{'containers':{'name':'c'}}}}} | json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container
            {'spec':{'template':{'metadata':{'labels':{'a':1}}}}} | json: cannot unmarshal number into Go struct field ObjectMeta.spec.template.metadata.labels of type string
            """)
    void a_value_of_the_wrong_type_is_refused_in_Gos_words(String object, String message) {
        assertThatThrownBy(() -> decode(Resources.DEPLOYMENTS, json(object))).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z, true",
        "2026-02-28T00:00:00Z, true",
        "2026-02-29T00:00:00Z, false",
        "2024-02-29T00:00:00Z, true",
        "2026-04-31T00:00:00Z, false",
        "2026-13-01T00:00:00Z, false",
        "2026-00-01T00:00:00Z, false",
        "2026-01-00T00:00:00Z, false",
        "2026-01-01T24:00:00Z, false",
        "2026-01-01T00:60:00Z, false",
        "2026-01-01T00:00:60Z, false",
        "2026-01-01T00:00:00.123456Z, true",
        "2026-01-01T00:00:00.1234567890Z, false",
        "2026-01-01T00:00:00+02:00, true",
        "2026-01-01 00:00:00Z, false",
        "2026-01-01T00:00:00, false",
        "today, false"
    })
    void a_time_is_one_that_there_is(String text, boolean fits) {
        ObjectNode object = json("{'metadata':{'creationTimestamp':'" + text + "'}}");
        if (fits) {
            assertThat(decode(Resources.PODS, object)).isEmpty();
        } else {
            assertThatThrownBy(() -> decode(Resources.PODS, object)).hasMessageContaining("parsing time");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'containers':[{'resources':{'limits':{'cpu':'1core'}}}]} | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
            {'containers':[{'ports':[{'containerPort':'80'}]}]} | json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32
            {'containers':[{'readinessProbe':{'httpGet':{'port':true}}}]} | json: cannot unmarshal bool into Go struct field HTTPGetAction.spec.containers.readinessProbe.ProbeHandler.httpGet.port of type int32
            {'hostNetwork':'yes'} | json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool
            {'containers':[{'command':'sh'}]} | json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string
            'x' | json: cannot unmarshal string into Go struct field Pod.spec of type v1.PodSpec
            """)
    void a_pods_spec_is_refused_in_Gos_words(String spec, String message) {
        assertThatThrownBy(() -> decode(Resources.PODS, json("{'spec':" + spec + "}")))
                .hasMessage(message);
    }

    @Test
    void a_secrets_data_must_be_base64() {
        assertThatThrownBy(() -> decode(Resources.SECRETS, json("{'data':{'a':'not base64!'}}")))
                .hasMessage("illegal base64 data at input byte 3");
        assertThatCode(() -> decode(Resources.SECRETS, json("{'data':{'a':'aGVsbG8=','b':''}}")))
                .doesNotThrowAnyException();
    }

    @Test
    void nulls_ports_by_name_and_quantities_as_numbers_pass() {
        ObjectNode pod = json("{'metadata':{'creationTimestamp':null},'spec':{'containers':[{'name':'c','resources':"
                + "{'limits':{'cpu':2,'memory':'64Mi'},'requests':{'cpu':'0.5','memory':'1e3'}},"
                + "'livenessProbe':{'httpGet':{'port':'http'}}}]}}");
        assertThat(decode(Resources.PODS, pod)).isEmpty();
    }

    @Test
    void a_patch_speaks_of_wrong_types_in_the_converters_words() {
        assertThatThrownBy(() -> decode(Resources.DEPLOYMENTS, json("{'spec':{'replicas':'x'}}")))
                .isInstanceOfSatisfying(
                        DecodeFailure.class, e -> assertThat(e.inPatch()).isEqualTo("unrecognized type: int32"));
    }

    private static List<String> decode(ResourceType type, ObjectNode object) {
        return StrictDecoder.decode(Schema.builtIn().kind(type).orElseThrow(), object);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
