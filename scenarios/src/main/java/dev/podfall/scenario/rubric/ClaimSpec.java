package dev.podfall.scenario.rubric;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.client.Clients;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is looked at, and what it must be. One record per kind of claim; the grader has a class for each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClaimSpec.Resource.class, name = "resource"),
    @JsonSubTypes.Type(value = ClaimSpec.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = Condition.class, name = "condition"),
    @JsonSubTypes.Type(value = ClaimSpec.Rollout.class, name = "rollout"),
    @JsonSubTypes.Type(value = ClaimSpec.Responds.class, name = "responds"),
    @JsonSubTypes.Type(value = ClaimSpec.Scores.class, name = "scores"),
    @JsonSubTypes.Type(value = ClaimSpec.Secrecy.class, name = "secrecy"),
    @JsonSubTypes.Type(value = ClaimSpec.WarmsUp.class, name = "warmsUp"),
    @JsonSubTypes.Type(value = ContainerSpec.Logs.class, name = "logs"),
    @JsonSubTypes.Type(value = Event.class, name = "event"),
    @JsonSubTypes.Type(value = AccessSpec.CanI.class, name = "canI"),
    @JsonSubTypes.Type(value = AccessSpec.Admits.class, name = "admits"),
    @JsonSubTypes.Type(value = AccessSpec.NoMoreRights.class, name = "noMoreRights"),
    @JsonSubTypes.Type(value = Backends.class, name = "backends"),
    @JsonSubTypes.Type(value = Bounded.class, name = "bounded"),
    @JsonSubTypes.Type(value = ByName.class, name = "byName"),
    @JsonSubTypes.Type(value = Completes.class, name = "completes"),
    @JsonSubTypes.Type(value = Confined.class, name = "confined"),
    @JsonSubTypes.Type(value = Follows.class, name = "follows"),
    @JsonSubTypes.Type(value = Refuses.class, name = "refuses"),
    @JsonSubTypes.Type(value = TakesEffect.class, name = "takesEffect"),
    @JsonSubTypes.Type(value = WaitsFor.class, name = "waitsFor"),
    @JsonSubTypes.Type(value = Without.class, name = "without"),
    @JsonSubTypes.Type(value = ContainerSpec.Run.class, name = "exec"),
    @JsonSubTypes.Type(value = ProcessSpec.class, name = "process"),
    @JsonSubTypes.Type(value = ClaimSpec.Survives.class, name = "survives"),
    @JsonSubTypes.Type(value = ClaimSpec.Lasts.class, name = "lasts"),
    @JsonSubTypes.Type(value = ClaimSpec.Unchanged.class, name = "unchanged")
})
public sealed interface ClaimSpec
        permits AccessSpec,
                Backends,
                Bounded,
                ByName,
                Completes,
                Condition,
                Confined,
                ContainerSpec,
                Event,
                Follows,
                ProcessSpec,
                Refuses,
                TakesEffect,
                WaitsFor,
                Without,
                ClaimSpec.Resource,
                ClaimSpec.Absent,
                ClaimSpec.Rollout,
                ClaimSpec.Responds,
                ClaimSpec.Scores,
                ClaimSpec.Secrecy,
                ClaimSpec.WarmsUp,
                ClaimSpec.Survives,
                ClaimSpec.Lasts,
                ClaimSpec.Unchanged {
    /**
     * An assertion in CEL over the objects of a kind: {@code objects} (all selected), {@code live} (those that neither end nor
     * ended), {@code object} (the one with the name, or null), {@code baseline} (the same in the healthy cluster, or null), {@code
     * beside} (all of another kind of that namespace).
     *
     * @param name null for all selected
     * @param selector labels; null for all of the namespace
     * @param baseline another object of the healthy cluster for {@code baseline}, as {@code Kind/name}, or {@code
     *     Kind/namespace/name} where objects of the kind have no namespace
     * @param beside the kind of {@code beside}; null for none
     * @param check true when the claim is met
     * @param partly true when half of it is met; may be left out
     * @param show what is there, as a value that is shown
     * @param expected what should be there, in words
     */
    record Resource(
            @Required String kind,
            String namespace,
            String name,
            String selector,
            String baseline,
            String beside,
            @Required String check,
            String partly,
            @Required String show,
            @Required String expected)
            implements ClaimSpec {}

    /** No such object exists. */
    record Absent(@Required String kind, String namespace, String name, String selector) implements ClaimSpec {}

    /** A Deployment has finished rolling out, with at least as many replicas as in the healthy cluster. */
    record Rollout(@Required String namespace, @Required String deployment) implements ClaimSpec {}

    /**
     * HTTP requests are answered as they should be, by who should. Each good answer counts.
     *
     * @param by whose answers count; the lab's own server's by default
     * @param anybody true where it does not matter who answers, such as a redirect of the Ingress itself
     */
    record Responds(@Required Request request, @Required Answer answer, Server by, boolean anybody)
            implements ClaimSpec {}

    /** A container of a Deployment's pods. */
    record Server(
            @Required String namespace,
            @Required String deployment,
            @Required String container) {}

    /**
     * A request.
     *
     * @param client who sends it, of {@code clients.yaml}; else a pod of namespace {@code default} without labels
     * @param method {@code GET} by default
     * @param host the Host header, for an Ingress; null for the URL's own
     * @param body JSON, or null
     * @param times how often; once by default
     */
    record Request(String client, @Required String url, String method, String host, ObjectNode body, int times) {
        public Request {
            method = method == null ? "GET" : method;
            times = Math.max(times, 1);
        }
    }

    /**
     * What an answer must be.
     *
     * @param status the HTTP status
     * @param fields values in the JSON body, by JSON pointer
     */
    record Answer(@Required int status, Map<String, String> fields) {
        public Answer {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
        }
    }

    /**
     * Clients get the answers that the healthy baseline's server would give, from the lab's own server. The rows are drawn
     * anew each time, and nobody knows them before.
     *
     * @param clients whose requests count; all by default
     * @param ask kinds of requests; all by default
     * @param times how many of each kind each client sends; 3 by default. Among others, of full batches one
     * @param of another server than the lab's own, whose answers are held against what that one answered; may be left out
     */
    record Scores(List<String> clients, List<Clients.Ask> ask, int times, AnotherServer of) implements ClaimSpec {
        public Scores {
            clients = Lists.copy(clients);
            ask = ask == null || ask.isEmpty() ? List.of(Clients.Ask.values()) : List.copyOf(ask);
            times = times <= 0 ? 3 : times;
        }
    }

    /**
     * Selected pods have to be replaced while clients send requests: what happens then.
     *
     * @param trial what is done to them; one is deleted by default
     * @param within how long the requests go on; other trials than {@code calm} and {@code kill} end sooner when all is as before
     * @param clients who sends them; all by default
     */
    record Replacement(
            @Required String namespace,
            @Required String selector,
            Trial trial,
            @Required Duration within,
            List<String> clients) {
        public Replacement {
            trial = trial == null ? Trial.kill : trial;
            clients = Lists.copy(clients);
        }
    }

    /** What happens to pods, in the order in which it is tried. */
    enum Trial {
        /** Nothing is done to them: they go on as they are, none is restarted or replaced. */
        calm,
        /** One is deleted. */
        kill,
        /** The server's Deployment is rolled out anew, as {@code kubectl rollout restart} does. */
        rollout,
        /** A node is cordoned, and the namespace's pods on it are evicted as far as budgets allow. */
        drain,
        /** All are asked to go at the same moment, as when several nodes are emptied; budgets decide how many do. */
        evict,
        /** One server's process stands still: it holds its port and answers nobody. Needs {@code process-control}. */
        stuck,
        /** The same while it still loads: one pod is deleted, and the server in the next stands still before it is ready. */
        stuckLoading
    }

    /**
     * Clients go on being answered while pods are replaced, and they are replaced.
     *
     * @param lost how many requests of a hundred may be lost: what the healthy baseline loses
     * @param aspect which half of this is claimed; all by default
     * @param atOnce how many pods may go at the same moment, of a trial that asks several; 1 by default
     * @param whole whether more losses than that leave nothing; half of it otherwise
     */
    record Survives(@Required Replacement replacing, int lost, Aspect aspect, int atOnce, boolean whole)
            implements ClaimSpec {
        public Survives {
            atOnce = atOnce <= 0 ? 1 : atOnce;
            aspect = aspect == null ? Aspect.all : aspect;
        }

        /** What of it. */
        public enum Aspect {
            /** Clients are answered, and pods replaced. */
            all,
            /**
             * Pods are replaced or restarted, whoever answers meanwhile. Where there is nothing that this could happen to it is
             * not judged: a guard asks no more.
             */
            replacement
        }
    }

    /**
     * Clients that are answered go on being answered: when time passes, after the next rollout, after all pods were lost at once,
     * some hours later. Tried where time can be moved. A client that loses its answers, or a container that is restarted
     * while nobody does anything, rules out passing.
     *
     * @param selector of the server's pods
     * @param alone how long it is left alone; twelve minutes by default
     * @param ahead how far is looked at the end, once an hour; four hours by default: an hour costs nearly a second of waiting.
     *     Proofs look so far only where a card is about it
     */
    record Lasts(@Required String namespace, @Required String selector, Duration alone, Duration ahead)
            implements ClaimSpec {
        public Lasts {
            alone = alone == null ? Duration.ofMinutes(12) : alone;
            ahead = ahead == null ? Duration.ofHours(4) : ahead;
        }
    }

    /**
     * No client's request reaches a new pod before it answers as it should, by whatever means.
     *
     * @param required whether a new pod has to take requests for this to be met; otherwise it is not judged when none does
     */
    record WarmsUp(@Required Replacement replacing, boolean required) implements ClaimSpec {}

    /**
     * A container gets what a Secret of the healthy baseline holds, from a Secret, and nobody who may read the other objects
     * of the namespace can read it there.
     *
     * @param secret of the baseline
     * @param key in it
     * @param selector of the pods
     * @param variable by which the container takes it
     * @param file where it looks if there is no such variable; may be left out
     * @param aspect which half of this is claimed
     */
    record Secrecy(
            @Required String namespace,
            @Required String secret,
            @Required String key,
            @Required String selector,
            @Required String container,
            @Required String variable,
            String file,
            @Required Aspect aspect)
            implements ClaimSpec {
        /** What of it. */
        public enum Aspect {
            /** The container gets the right value from a Secret, whatever its name and key. */
            arrives,
            /** Nothing but Secrets holds it, or what the namespace's other Secrets hold; the container takes it from nowhere else. */
            hidden,
            /** No other Secret of the namespace holds it, nor does a container take it from one. Met where no pod is: for guards. */
            alone
        }
    }

    /**
     * Objects of these kinds in a namespace are as in the healthy cluster.
     *
     * @param except JSON pointers that may differ, as {@code Kind/name:/spec/replicas}; {@code *} stands for one step
     * @param nothingAdded true where another object of these kinds is harm as well
     */
    record Unchanged(
            @Required String namespace, @Required List<String> kinds, List<String> except, boolean nothingAdded)
            implements ClaimSpec {
        public Unchanged {
            kinds = Lists.copy(kinds);
            except = Lists.copy(except);
        }
    }
}
