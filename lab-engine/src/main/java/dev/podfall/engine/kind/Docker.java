package dev.podfall.engine.kind;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.utility.TestcontainersConfiguration;

/** The machine's Docker. Safe to use from several threads. */
final class Docker {
    private static final int LONGEST_FETCH_MINUTES = 20;

    private final DockerClient client;

    private Docker(DockerClient client) {
        this.client = client;
    }

    /**
     * @throws DockerNotHere if none answers
     * @throws DockerNotAllowed if this user may not ask it
     */
    static Docker connect() {
        DockerProbe.of(System.getenv()).check();
        try {
            return new Docker(DockerClientFactory.instance().client());
        } catch (ContainerFetchException | ContainerLaunchException noGuard) {
            throw new GuardNotHere(Words.rootOf(noGuard), noGuard);
        } catch (IllegalStateException none) {
            throw new DockerNotHere("", none);
        }
    }

    DockerClient client() {
        return client;
    }

    /** The name of the machine at which published ports answer. */
    static String host() {
        return DockerClientFactory.instance().dockerHostIpAddress();
    }

    /** Where a published port listens: nowhere but at that name's address, where it has one of its own. */
    static Ports.Binding door() {
        String host = host();
        if (host.equals("localhost")) {
            return Ports.Binding.bindIp("127.0.0.1");
        }
        return host.matches("[0-9.]+") ? Ports.Binding.bindIp(host) : Ports.Binding.empty();
    }

    /** Whether Ryuk watches over what this process makes. */
    static boolean isGuarded() {
        String disabled = TestcontainersConfiguration.getInstance().getEnvVarOrProperty("ryuk.disabled", "false");
        return !Boolean.parseBoolean(disabled);
    }

    boolean hasImage(String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException none) {
            return false;
        }
    }

    /** @throws NodeImageNotHere if no registry gives it */
    void fetch(String image) {
        boolean proxy = Proxies.named(System.getenv());
        try {
            boolean there = client.pullImageCmd(image).start().awaitCompletion(LONGEST_FETCH_MINUTES, TimeUnit.MINUTES);
            if (!there) {
                throw new NodeImageNotHere(image, "it takes too long", proxy, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeImageNotHere(image, "interrupted", proxy, e);
        } catch (DockerException | DockerClientException refused) {
            throw new NodeImageNotHere(image, Words.rootOf(refused), proxy, refused);
        }
    }

    /** Containers that bear these labels, running or not. */
    List<Container> containers(Map<String, String> labels) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec();
    }

    /** Removes it with its volumes. One that is gone, or that somebody else is removing, is no failure. */
    void remove(String container) {
        try {
            client.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException gone) {
            // as wanted; with force, the only conflict is a removal that is under way
        }
    }
}
