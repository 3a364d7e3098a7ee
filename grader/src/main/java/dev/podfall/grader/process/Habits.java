package dev.podfall.grader.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.process.Requests.Request;
import dev.podfall.grader.report.Habit;
import dev.podfall.grader.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a learner's requests say of how they went about it. Pure: the same requests say the same. */
public final class Habits {
    private static final int SHOWN = 6;
    /** Tools read an object just before they change it; that is no look of a person. */
    private static final Duration BY_A_TOOL = Duration.ofSeconds(2);
    /** So many pods deleted without a look in between: nobody meant a certain one. */
    private static final int MANY_PODS = 2;

    private static final String NOTHING = "Nothing was changed.";

    private final List<Request> requests;
    private final List<Request> looks = new ArrayList<>();
    private final List<Request> changes = new ArrayList<>();

    private Habits(List<Request> all) {
        this.requests = withoutTools(all);
        requests.forEach(r -> (r.isLook() ? looks : changes).add(r));
    }

    /** @param kept what {@link Requests#of} kept */
    public static List<Habit> of(JsonNode kept) {
        Habits habits = new Habits(Requests.read(kept));
        return List.of(habits.lookedFirst(), habits.oneAtATime(), habits.outsideIn(), habits.noShortcut());
    }

    private static List<Request> withoutTools(List<Request> all) {
        List<Request> people = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Request request = all.get(i);
            Request next = i + 1 < all.size() ? all.get(i + 1) : null;
            boolean byTool = request.verb().equals("get")
                    && next != null
                    && !next.isLook()
                    && next.isAbout(request)
                    && Duration.between(request.at(), next.at()).compareTo(BY_A_TOOL) < 0;
            if (!byTool) {
                people.add(request);
            }
        }
        return people;
    }

    private List<Request> before() {
        return changes.isEmpty() ? looks : requests.subList(0, requests.indexOf(changes.get(0)));
    }

    private Habit lookedFirst() {
        String id = "looked-first";
        String title = "Looked before anything was changed";
        if (changes.isEmpty()) {
            return habit(id, title, Verdict.unverifiable, NOTHING, List.of());
        }
        List<Request> shown = new ArrayList<>(last(before(), SHOWN - 1));
        shown.add(changes.get(0));
        return before().isEmpty()
                ? habit(id, title, Verdict.unmet, "The first request was a change.", shown)
                : habit(id, title, Verdict.met, before().size() + " looks came before the first change.", shown);
    }

    private Habit oneAtATime() {
        String id = "one-at-a-time";
        String title = "Changed one thing at a time, and looked what came of it";
        if (changes.size() < 2) {
            String what = changes.isEmpty() ? NOTHING : "There was one change.";
            return habit(id, title, changes.isEmpty() ? Verdict.unverifiable : Verdict.met, what, changes);
        }
        Set<Request> blind = new LinkedHashSet<>();
        int pairs = 0;
        for (int i = 1; i < requests.size(); i++) {
            if (!requests.get(i).isLook() && !requests.get(i - 1).isLook()) {
                pairs++;
                blind.add(requests.get(i - 1));
                blind.add(requests.get(i));
            }
        }
        int others = changes.size() - 1;
        String what = pairs == 0
                ? "There was a look between each two of " + changes.size() + " changes."
                : pairs + " of " + others + " changes after the first came without a look in between.";
        Verdict verdict = pairs == 0 ? Verdict.met : pairs < others ? Verdict.partly : Verdict.unmet;
        return habit(id, title, verdict, what, pairs == 0 ? changes : List.copyOf(blind));
    }

    /** The layers of a request's way, from outside: ingress, service, endpoints, pods and what is in them. */
    private static int layer(Request look) {
        String resource = look.resource();
        if (resource.startsWith("ingresses")) {
            return 1;
        } else if (resource.startsWith("services")) {
            return 2;
        } else if (resource.startsWith("endpoint")) {
            return 3;
        } else if (resource.startsWith("pods/")) {
            return 5;
        }
        return resource.startsWith("pods") ? 4 : 0;
    }

    private Habit outsideIn() {
        String id = "outside-in";
        String title = "Went from outside in: ingress, service, endpoints, pods, containers";
        Map<Integer, Request> firsts = new TreeMap<>();
        for (Request look : before()) {
            if (look.isLook() && layer(look) > 0) {
                firsts.putIfAbsent(layer(look), look);
            }
        }
        if (changes.isEmpty() || firsts.isEmpty()) {
            String what = changes.isEmpty() ? NOTHING : "Before the first change none of these was looked at.";
            return habit(id, title, changes.isEmpty() ? Verdict.unverifiable : Verdict.unmet, what, List.of());
        }
        List<Request> inLayers = List.copyOf(firsts.values());
        boolean inOrder = true;
        for (int i = 1; i < inLayers.size(); i++) {
            inOrder &= requests.indexOf(inLayers.get(i - 1)) < requests.indexOf(inLayers.get(i));
        }
        boolean outer = firsts.keySet().iterator().next() <= 3;
        if (!outer) {
            return habit(
                    id,
                    title,
                    Verdict.unmet,
                    "The way to the pods was not looked at before the first change.",
                    inLayers);
        }
        return inOrder
                ? habit(id, title, Verdict.met, "What was looked at first lies further out.", inLayers)
                : habit(
                        id,
                        title,
                        Verdict.partly,
                        "Outer layers were looked at, and some inner ones before them.",
                        inLayers);
    }

    private Habit noShortcut() {
        String id = "no-shortcut";
        String title = "Took no destructive shortcut";
        List<Request> shortcuts = new ArrayList<>();
        List<Request> pods = new ArrayList<>();
        for (Request request : requests) {
            boolean pod = request.verb().equals("delete") && request.resource().equals("pods");
            if (pod && request.isDone()) {
                pods.add(request);
            } else if (request.isLook() || !pod) {
                takePods(pods, shortcuts);
            }
            boolean lost = request.verb().equals("deletecollection")
                    || request.verb().equals("delete")
                            && request.resource()
                                    .matches(
                                            "(?:namespaces|nodes|persistentvolumes|persistentvolumeclaims|services|secrets|configmaps"
                                                    + "|deployments\\.apps|statefulsets\\.apps|daemonsets\\.apps|ingresses\\.networking\\.k8s\\.io)");
            if (lost) {
                shortcuts.add(request);
            }
        }
        takePods(pods, shortcuts);
        boolean done = shortcuts.stream().anyMatch(Request::isDone);
        if (changes.isEmpty()) {
            return habit(id, title, Verdict.unverifiable, NOTHING, List.of());
        } else if (shortcuts.isEmpty()) {
            return habit(id, title, Verdict.met, "Nothing was deleted that had to be made again.", List.of());
        }
        return done
                ? habit(id, title, Verdict.unmet, "Deleted where a change would have done.", shortcuts)
                : habit(
                        id,
                        title,
                        Verdict.partly,
                        "Tried to delete where a change would have done, and was refused.",
                        shortcuts);
    }

    private static void takePods(List<Request> pods, List<Request> shortcuts) {
        if (pods.size() >= MANY_PODS) {
            shortcuts.addAll(pods);
        }
        pods.clear();
    }

    private static List<Request> last(List<Request> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static Habit habit(String id, String title, Verdict verdict, String what, List<Request> lines) {
        return new Habit(
                id,
                title,
                verdict,
                what,
                lines.stream().limit(SHOWN).map(Request::line).toList());
    }
}
