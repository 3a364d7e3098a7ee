package dev.podfall.grader.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.rubric.AccessSpec;
import dev.podfall.scenario.rubric.AnotherServer;
import dev.podfall.scenario.rubric.Bounded;
import dev.podfall.scenario.rubric.ByName;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Completes;
import dev.podfall.scenario.rubric.Follows;
import dev.podfall.scenario.rubric.Refuses;
import dev.podfall.scenario.rubric.TakesEffect;
import dev.podfall.scenario.rubric.WaitsFor;
import dev.podfall.scenario.rubric.Without;
import java.util.List;
import java.util.TreeMap;

/** Something to look at. Claims want observations; the collector makes them; evidence keeps what was found. */
public sealed interface Observation {
    /** What it is kept under; stable, since kept evidence is read again. */
    String key();

    /** All objects of a kind, as the API has them; Secrets with fingerprints for values. */
    record Objects(String kind, String namespace, String selector) implements Observation {
        @Override
        public String key() {
            return "objects " + kind + " " + namespace + " " + selector;
        }
    }

    /** What people have written into a namespace, as in the baseline. */
    record Written(String namespace) implements Observation {
        @Override
        public String key() {
            return "written " + namespace;
        }
    }

    /** The logs of the selected pods, by pod. */
    record Logs(String namespace, String selector, String container) implements Observation {
        @Override
        public String key() {
            return "logs " + namespace + " " + selector + " " + container;
        }
    }

    /** What the learner asked the API server for. Who holds the attempt notes it: a cluster does not know its learner. */
    record Requests() implements Observation {
        @Override
        public String key() {
            return "requests";
        }
    }

    /** The Roles and RoleBindings by which learners were let into a namespace. A cluster that nobody was let into has none. */
    record LetIn(String namespace) implements Observation {
        @Override
        public String key() {
            return "let in " + namespace;
        }
    }

    /** Whether somebody may do something. */
    record Right(AccessSpec.CanI spec) implements Observation {
        public Right {
            spec = new AccessSpec.CanI(
                    spec.user(), spec.groups(), spec.verb(), spec.resource(), spec.namespace(), spec.name(), false);
        }

        @Override
        public String key() {
            String key = "right " + spec.user() + " " + spec.verb() + " " + spec.resource() + " " + spec.namespace();
            boolean plain = spec.groups().isEmpty() && spec.name() == null;
            return plain ? key : key + " " + spec.groups() + " " + spec.name();
        }
    }

    /** Whether an object that somebody creates is taken. @param by null for whoever may do all */
    record Admission(AccessSpec.Somebody by, ObjectNode object) implements Observation {
        @Override
        public String key() {
            return "admission " + by + " " + object;
        }
    }

    /** The next runs of a CronJob, or a Job's one: a trial. */
    record Runs(Completes spec) implements Observation {
        @Override
        public String key() {
            return "runs " + spec.kind() + " " + spec.namespace() + " " + spec.name() + " " + spec.runs() + " "
                    + spec.within() + " " + spec.container() + " " + spec.writes();
        }
    }

    /** A command in one of the selected pods. */
    record Command(String namespace, String selector, String container, List<String> command) implements Observation {
        @Override
        public String key() {
            return "command " + namespace + " " + selector + " " + container + " " + command;
        }
    }

    /** Answers to requests. @param by whose they should be; null for the lab's own server's */
    record Answers(ClaimSpec.Request request, ClaimSpec.Server by) implements Observation {
        @Override
        public String key() {
            return "answers " + text(request) + (by == null ? "" : " " + by);
        }
    }

    /** Whether a request of each of these callers, and of whomever else a policy names, is answered by anybody. */
    record Turned(Refuses spec) implements Observation {
        @Override
        public String key() {
            StringBuilder key = new StringBuilder("turned");
            spec.callers()
                    .forEach(c -> key.append(' ')
                            .append(c.namespace())
                            .append(new TreeMap<>(c.labels()))
                            .append(c.url()));
            return spec.named() == null
                    ? key.toString()
                    : key.append(' ').append(spec.named()).toString();
        }
    }

    /** What clients are answered. @param clients ids; all if empty @param of null for the lab's own server */
    record Asked(List<String> clients, List<Clients.Ask> ask, int times, AnotherServer of) implements Observation {
        public Asked {
            clients = List.copyOf(clients);
            ask = List.copyOf(ask);
        }

        @Override
        public String key() {
            return "asked " + clients + " " + ask + " " + times + (of == null ? "" : " " + of);
        }

        /** Whether it may harm who is asked: others are asked before, and trials wait until it is forgotten. */
        public boolean isHeavy() {
            return ask.contains(Clients.Ask.batch);
        }
    }

    /** Where containers get a Secret's value from, and where else it can be read. @param spec its aspect plays no part */
    record Secret(ClaimSpec.Secrecy spec) implements Observation {
        public Secret {
            spec = new ClaimSpec.Secrecy(
                    spec.namespace(),
                    spec.secret(),
                    spec.key(),
                    spec.selector(),
                    spec.container(),
                    spec.variable(),
                    spec.file(),
                    ClaimSpec.Secrecy.Aspect.arrives);
        }

        @Override
        public String key() {
            return "secret " + spec.namespace() + " " + spec.secret() + "/" + spec.key() + " " + spec.selector() + " "
                    + spec.container() + " " + spec.variable() + " " + spec.file();
        }
    }

    /** What clients are answered while a pod is replaced: a trial. */
    record Trial(ClaimSpec.Replacement spec) implements Observation {
        @Override
        public String key() {
            String key =
                    "trial " + spec.namespace() + " " + spec.selector() + " " + spec.within() + " " + spec.clients();
            return spec.trial() == ClaimSpec.Trial.kill ? key : key + " " + spec.trial();
        }
    }

    /** What clients are answered while a pod is replaced by one that takes long to load what it serves: a trial. */
    record Loading(ClaimSpec.Replacement spec) implements Observation {
        @Override
        public String key() {
            return "loading " + spec.namespace() + " " + spec.selector() + " " + spec.clients();
        }
    }

    /** What clients are answered once a setting has another value: a trial. */
    record Effect(TakesEffect spec) implements Observation {
        @Override
        public String key() {
            return "effect " + spec.namespace() + " " + spec.config() + " " + spec.key() + " " + spec.value()
                    + (spec.otherName() ? " or in its place" : "");
        }
    }

    /** What a request is answered while a neighbour of the server has no pod: a trial. */
    record Missed(Without spec) implements Observation {
        @Override
        public String key() {
            return "without " + spec.namespace() + " " + spec.deployment() + " " + text(spec.request());
        }
    }

    /** Whether a new pod serves while a neighbour of the server has no pod: a trial. */
    record Awaited(WaitsFor spec) implements Observation {
        @Override
        public String key() {
            return "awaited " + spec.namespace() + " " + spec.selector() + " " + spec.neighbour();
        }
    }

    /** What a request is answered while a neighbour's Service has another address: a trial. */
    record Moved(ByName spec) implements Observation {
        @Override
        public String key() {
            return "moved " + spec.namespace() + " " + spec.service() + " " + text(spec.request());
        }
    }

    /** What becomes of an object once something was changed where it comes from: a trial. Changes may hold what is secret. */
    record Followed(Follows spec) implements Observation {
        @Override
        public String key() {
            return "followed " + spec.kind() + " " + spec.namespace() + " " + spec.name() + " " + spec.within() + " "
                    + Integer.toHexString(spec.changes().toString().hashCode());
        }
    }

    /** Whom pods get through to, of those that the healthy cluster's policies keep them from. */
    record Outgoing(Bounded spec) implements Observation {
        @Override
        public String key() {
            return "outgoing " + spec.namespace() + " " + new TreeMap<>(spec.labels());
        }
    }

    /** What becomes of it with time, at the next rollout, and when all pods are lost. */
    record Lasting(ClaimSpec.Lasts spec) implements Observation {
        @Override
        public String key() {
            return "lasting " + spec.namespace() + " " + spec.selector() + " " + spec.alone();
        }
    }

    private static String text(ClaimSpec.Request r) {
        return r.client() + " " + r.method() + " " + r.url() + " " + r.host() + " " + r.body() + " " + r.times();
    }
}
