package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.registry.conversion.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves some types in a second group or version, converting on the way in and out. */
final class ConvertingRegistry implements Registry {
    private static final Map<ResourceType, Conversion> CONVERSIONS =
            Conversion.ALL.stream().collect(Collectors.toMap(Conversion::served, Function.identity()));

    private final Registry registry;
    private List<ServedResource> stored = List.of();
    private List<ServedResource> served = List.of();

    ConvertingRegistry(Registry registry) {
        this.registry = registry;
    }

    private static List<ServedResource> withConverted(List<ServedResource> stored) {
        List<ServedResource> all = new ArrayList<>(stored);
        for (Conversion conversion : Conversion.ALL) {
            stored.stream()
                    .filter(r -> r.type().equals(conversion.stored()))
                    .map(r -> as(conversion.served(), r))
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static ServedResource as(ResourceType type, ServedResource stored) {
        List<ServedResource.Subresource> subresources = stored.subresources().stream()
                .map(s -> new ServedResource.Subresource(s.name(), type.apiVersion(), s.kind(), s.verbs()))
                .toList();
        return new ServedResource(
                type,
                stored.singular(),
                stored.shortNames(),
                stored.categories(),
                stored.verbs(),
                subresources,
                stored.printer(),
                null);
    }

    @Override
    public Answer handle(Request request) {
        Conversion conversion = CONVERSIONS.get(request.type());
        if (conversion == null) {
            return registry.handle(request);
        }
        List<String> warnings = new ArrayList<>();
        Request stored = switch (request.verb()) {
            case CREATE, UPDATE -> {
                ObjectNode object = Decoder.decode(request.body(), request.type());
                FieldCheck.check(request, object, warnings);
                yield of(conversion, request).withBody(conversion.toStored(object));
            }
            case PATCH -> patched(conversion, request, warnings);
            default -> of(conversion, request);
        };
        Answer answer = registry.handle(stored);
        warnings.addAll(answer.warnings());
        if (answer instanceof Answer.Many many) {
            return new Answer.Many(
                    many.items().stream().map(conversion::toServed).toList(),
                    many.resourceVersion(),
                    many.continueToken(),
                    many.remaining(),
                    warnings);
        }
        Answer.One one = (Answer.One) answer;
        return new Answer.One(served(conversion, one.object()), one.created(), warnings);
    }

    @Override
    public SimClient.Watch watch(Request request, WatchSink sink) {
        Conversion conversion = CONVERSIONS.get(request.type());
        return conversion == null
                ? registry.watch(request, sink)
                : registry.watch(of(conversion, request), new Converted(conversion, sink));
    }

    @Override
    public List<ServedResource> served() {
        List<ServedResource> now = registry.served();
        if (now != stored) {
            stored = now;
            served = withConverted(now);
        }
        return served;
    }

    @Override
    public long resourceVersion() {
        return registry.resourceVersion();
    }

    /** A configuration to apply is converted; any other patch is made in the served version, and the result is. */
    private Request patched(Conversion conversion, Request request, List<String> warnings) {
        Request stored = of(conversion, request);
        if (request.patchType() == PatchType.APPLY) {
            ObjectNode configuration = Decoder.decode(request.body(), request.type());
            FieldCheck.check(request, configuration, warnings);
            return stored.withPatch(PatchType.APPLY, conversion.toStored(configuration));
        }
        Request get = Request.of(Verb.GET, conversion.stored(), request.namespace(), request.name())
                .by(request.user(), request.userAgent());
        ObjectNode old = ((Answer.One) registry.handle(get)).object();
        ObjectNode object = Patcher.patched(request, null, conversion.toServed(old), warnings);
        return update(stored).withBody(conversion.toStored(object));
    }

    private static Request update(Request patch) {
        return new Request(
                Verb.UPDATE,
                patch.type(),
                patch.subresource(),
                patch.namespace(),
                patch.name(),
                patch.user(),
                patch.userAgent(),
                null,
                null,
                patch.write(),
                patch.list(),
                patch.delete());
    }

    private static Request of(Conversion conversion, Request request) {
        FieldSelector fields = new FieldSelector(request.list().fields().requirements().stream()
                .map(r -> new FieldSelector.Requirement(conversion.field(r.field()), r.equal(), r.value()))
                .toList());
        return new Request(
                request.verb(),
                conversion.stored(),
                request.subresource(),
                request.namespace(),
                request.name(),
                request.user(),
                request.userAgent(),
                request.body(),
                request.patchType(),
                request.write(),
                request.list().withFields(fields),
                request.delete());
    }

    /** A Status stays one. */
    private static ObjectNode served(Conversion conversion, ObjectNode object) {
        return object.path("kind").asText().equals(conversion.stored().kind()) ? conversion.toServed(object) : object;
    }

    /** The events of a watch, converted. */
    private record Converted(Conversion conversion, WatchSink sink) implements WatchSink {
        @Override
        public void event(WatchEvent event) {
            ObjectNode previous = event.previous() == null ? null : conversion.toServed(event.previous());
            sink.event(new WatchEvent(event.type(), conversion.toServed(event.object()), previous));
        }

        @Override
        public void bookmark(ObjectNode object) {
            sink.bookmark(
                    object.deepCopy().put("apiVersion", conversion.served().apiVersion()));
        }

        @Override
        public void failed(ObjectNode status) {
            sink.failed(status);
        }
    }
}
