package dev.podfall.sim.kubelet.images;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.backoff.BackOff;
import dev.podfall.sim.kubelet.host.GoDuration;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.loop.Together;
import dev.podfall.sim.workload.Image;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Sees to it that a container's image is on the node before it starts. Pulls run one after another, as a kubelet's do by
 * default. Mirrors {@code pkg/kubelet/images/image_manager.go}.
 */
public final class ImageManager {
    /** So many pulls of an image that is there may wait for each other; a crowd is answered in a row, the registry being warm. */
    private static final int FEW = 2;

    private final Host host;
    private final ImageStore store;
    private final BackOff backOff;
    private final PullFailures failures;
    private final Deque<Pull> queue = new ArrayDeque<>();
    private boolean pulling;

    public ImageManager(Host host, ImageStore store) {
        this.host = host;
        this.store = store;
        this.backOff = new BackOff(host, "backoff/image", Duration.ofSeconds(10), Duration.ofSeconds(300));
        this.failures = new PullFailures(host);
    }

    /**
     * Finds or pulls the image and tells {@code done} once: the image, or the failure with null for it.
     *
     * @param auths the pod's registry credentials
     */
    public void ensure(
            PodView pod,
            ContainerSpec container,
            Map<String, JsonNode> auths,
            BiConsumer<LocalImage, ImageFailure> done) {
        String asked = container.image();
        String name;
        try {
            name = ImageReference.parse(asked).toString();
        } catch (ImageReference.InvalidName invalid) {
            String text = "Failed to apply default image tag \"" + asked + "\": " + invalid.getMessage();
            event(pod, container, "Warning", "InspectFailed", text);
            done.accept(null, new ImageFailure("InvalidImageName", text));
            return;
        }
        Optional<LocalImage> local = container.pullPolicy().equals("Always") ? Optional.empty() : store.find(name);
        local = local.filter(image -> image.opensTo(auths));
        if (local.isPresent()) {
            event(pod, container, "Normal", "Pulled", present(asked));
            done.accept(local.get(), null);
        } else if (container.pullPolicy().equals("Never")) {
            String text = "Container image \"" + asked + "\" is not present with pull policy of Never";
            event(pod, container, "Warning", "ErrImageNeverPull", text);
            done.accept(null, new ImageFailure("ErrImageNeverPull", text));
        } else {
            pullUnlessWaiting(new Pull(pod, container, name, auths, host.now(), done));
        }
    }

    private static String present(String asked) {
        return "Container image \"" + asked + "\" already present on machine and can be accessed by the pod";
    }

    /** The pod is gone: forgets its waits. */
    public void forget(PodView pod) {
        backOff.forget(pod.uid() + "_");
        failures.forget(pod.uid() + "_");
    }

    private void pullUnlessWaiting(Pull pull) {
        String asked = pull.container.image();
        if (backOff.isWaiting(pull.key())) {
            String text = "Back-off pulling image \"" + asked + "\"";
            event(pull.pod, pull.container, "Normal", "BackOff", text);
            String cause = failures.get(pull.key());
            pull.done.accept(null, new ImageFailure("ImagePullBackOff", cause == null ? text : text + ": " + cause));
            return;
        }
        event(pull.pod, pull.container, "Normal", "Pulling", "Pulling image \"" + asked + "\"");
        queue.add(pull);
        next();
    }

    private void next() {
        if (pulling || queue.isEmpty()) {
            return;
        }
        pulling = true;
        Pull pull = queue.poll();
        Instant begun = host.now();
        Image.Answer answer = store.ask(pull.name, pull.auths);
        host.time().after(duration(pull.name, answer), "kubelet " + host.node() + ": pulled " + pull.name, () -> {
            pulling = false;
            Together.run(List.of(() -> finish(pull, answer, begun), this::next));
        });
    }

    /** A look-up at the registry, then some 60 MB a second; a repeated pull finds its layers. */
    private Duration duration(String name, Image.Answer answer) {
        Duration lookUp = host.between(150, 700);
        if (answer.image().isEmpty()) {
            return lookUp;
        }
        if (store.find(name).isPresent()) {
            int crowd = Math.max(1, queue.size() - FEW);
            return lookUp.dividedBy((long) crowd * crowd);
        }
        return lookUp.plus(host.jitter(Duration.ofMillis(answer.image().get().sizeBytes() / 75_000), 0.5));
    }

    private void finish(Pull pull, Image.Answer answer, Instant begun) {
        String asked = pull.container.image();
        if (answer.image().isEmpty()) {
            String text = answer.failure();
            event(pull.pod, pull.container, "Warning", "Failed", "Failed to pull image \"" + asked + "\": " + text);
            backOff.next(pull.key(), host.now());
            failures.put(pull.key(), "ErrImagePull: " + text);
            pull.done.accept(null, new ImageFailure("ErrImagePull", text));
            return;
        }
        Image image = answer.image().get();
        LocalImage local = store.add(pull.name, image, pull.auths);
        failures.forget(pull.key());
        String text = "Successfully pulled image \"" + asked + "\" in " + since(begun) + " (" + since(pull.asked)
                + " including waiting). Image size: " + image.sizeBytes() + " bytes.";
        event(pull.pod, pull.container, "Normal", "Pulled", text);
        pull.done.accept(local, null);
    }

    private String since(Instant begin) {
        return GoDuration.of(Duration.between(begin, host.now()).truncatedTo(ChronoUnit.MILLIS));
    }

    private void event(PodView pod, ContainerSpec container, String type, String reason, String text) {
        host.events().event(pod.object(), container.fieldPath(), type, reason, text);
    }

    private record Pull(
            PodView pod,
            ContainerSpec container,
            String name,
            Map<String, JsonNode> auths,
            Instant asked,
            BiConsumer<LocalImage, ImageFailure> done) {
        String key() {
            return pod.uid() + "_" + container.image();
        }
    }
}
