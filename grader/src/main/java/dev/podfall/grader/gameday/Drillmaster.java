package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.Runtime;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.history.GameDayLog;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemLint;
import dev.podfall.grader.postmortem.ReviewedElsewhere;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.scenario.lint.gameday.GameDayLint;
import dev.podfall.scenario.lint.gameday.InspectedGameDay;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens, times and closes drills. The clock is the server's. Safe to call from several threads. Failures are {@link
 * PodfallException}s. Every step is kept before its call returns.
 */
public final class Drillmaster {
    private static final String ANNOUNCE = "announce";
    private static final int MOST_PEOPLE = 40;
    private static final int SEAT_BYTES = 12;

    private final Catalogue catalogue;
    private final DrillBook book;
    private final DrillClusters clusters;
    private final DrillStart start;
    private final Clockwork clockwork;
    private final Presenter presenter;
    private final Response response;
    private final FreeDrills free;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param log where steps are kept
     * @param wall the team's clock
     * @param home the folder whose {@code gamedays/ID} hold clusters and kubeconfigs
     */
    public Drillmaster(Catalogue catalogue, ClusterProvider provider, GameDayLog log, InstantSource wall, Path home) {
        this(catalogue, provider, (runtime, needsNodes) -> provider, log, wall, home);
    }

    /**
     * The same on several runtimes.
     *
     * @param scratch where free drills are rehearsed
     * @param grounds where drills are held
     */
    public Drillmaster(
            Catalogue catalogue,
            ClusterProvider scratch,
            DrillGrounds grounds,
            GameDayLog log,
            InstantSource wall,
            Path home) {
        this(catalogue, new DrillClusters(grounds, home, false), new FreeDrills(catalogue, scratch), log, wall);
    }

    Drillmaster(Catalogue catalogue, DrillClusters clusters, FreeDrills free, GameDayLog log, InstantSource wall) {
        this.free = free;
        this.catalogue = catalogue;
        this.book = new DrillBook(log, wall);
        this.clusters = clusters;
        this.start = new DrillStart(book, clusters);
        this.clockwork = new Clockwork(book, clusters, new Endings(book, clusters));
        this.presenter = new Presenter(book, clusters);
        this.response = new Response(book, clusters, clockwork);
    }

    /** What a team does while a drill runs. */
    public Response response() {
        return response;
    }

    /** The game days there are, also those with something to correct. */
    public List<InspectedGameDay> gameDays() {
        return GameDayLint.of(catalogue);
    }

    /**
     * Announces a drill, and brings its world up; that takes seconds.
     *
     * @throws NotInThisDrill if another one is not over
     */
    public DrillView announce(DrillRequest request) {
        request.check();
        synchronized (book.lock(ANNOUNCE)) {
            refuseAnother();
            InspectedGameDay found = GameDayLint.of(catalogue, request.gameDay());
            if (!found.isOffered()) {
                throw NotInThisDrill.notOffered(request.gameDay());
            }
            List<String> runtimes = found.gameDay().facts().runtimes();
            if (!runtimes.contains(request.runtime().id())) {
                throw NotInThisDrill.runtime(request.gameDay(), request.runtime(), runtimes);
            }
            return begin(found.document(), seed(), request);
        }
    }

    /**
     * Rehearses a drill that nobody wrote, announces it, and brings its world up; that takes seconds.
     *
     * @param request whose game day is not asked for
     * @throws NotInThisDrill if another one is not over
     * @throws NoFreeDrill if there is none like that, or it would teach nothing
     */
    public FreeDrill announce(FreeWish wish, DrillRequest request) {
        request.check();
        if (request.runtime() != Runtime.EMBEDDED) {
            throw NotInThisDrill.freeOnReal(request.runtime());
        }
        synchronized (book.lock(ANNOUNCE)) {
            refuseAnother();
            long seed = wish.seed() == null ? seed() : wish.seed();
            ObjectNode made = free.compose(wish, seed, LocalDate.ofInstant(book.now(), ZoneOffset.UTC));
            return new FreeDrill(begin(made, seed, request), wish.world(), seed);
        }
    }

    /** A free drill, and what makes the same one again. */
    public record FreeDrill(DrillView drill, String world, long seed) {}

    /** The worlds that free drills happen in, each with the faults there are. */
    public Map<String, List<String>> freeChoices() {
        return FreeDrills.choices(catalogue);
    }

    private long seed() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    private void refuseAnother() {
        book.open().ifPresent(h -> {
            throw NotInThisDrill.another(h.id());
        });
    }

    private DrillView begin(ObjectNode document, long seed, DrillRequest request) {
        String id = start.begin(document, seed, request);
        tick();
        return presenter.show(book.read(id), Role.facilitator);
    }

    /** All drills, newest first, as the facilitator sees them. */
    public List<DrillHistory> drills() {
        return book.all();
    }

    /** The one that is not over, else the newest. @throws UnknownDrill if there is none */
    public String latest() {
        return book.open()
                .or(() -> book.all().stream().findFirst())
                .map(DrillHistory::id)
                .orElseThrow(UnknownDrill::none);
    }

    /** The one that is not over; empty if all are. */
    public Optional<String> open() {
        return book.open().map(DrillHistory::id);
    }

    /** A drill as a role sees it. @throws UnknownDrill if there is none */
    public DrillView show(String id, Role role) {
        return presenter.show(book.read(id), role);
    }

    /** Gives somebody a seat in the room. @return what only they know */
    public String join(String id, String name, Role role) {
        String clean = TypedText.name(name);
        byte[] bytes = new byte[SEAT_BYTES];
        random.nextBytes(bytes);
        String seat = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        book.change(id, Set.of(DrillState.announced, DrillState.running, DrillState.review), history -> {
            if (history.joined().size() >= MOST_PEOPLE) {
                throw NotInThisDrill.figure("A drill with more people", "at most " + MOST_PEOPLE);
            }
            return book.append(history, GameDayStep.Kind.joined, new Payload.Joined(seat, clean, role));
        });
        return seat;
    }

    /** Who has that seat. @throws UnknownDrill if nobody has */
    public Payload.Joined seat(String id, String seat) {
        return book.read(id).seat(seat).orElseThrow(UnknownDrill::seat);
    }

    /**
     * Keeps the postmortem; one that is kept already is not kept again.
     *
     * @param basis the revision that it was changed from; null for whatever there is
     * @return its revision
     * @throws ReviewedElsewhere if somebody else saved one meanwhile
     */
    public long savePostmortem(String id, String by, Postmortem postmortem, Long basis) {
        postmortem.sections().forEach((section, words) -> {
            if (words.length() > PostmortemLint.LONGEST_SECTION) {
                throw NotInThisDrill.text("The section " + section, PostmortemLint.LONGEST_SECTION);
            }
        });
        if (postmortem.actions().size() > PostmortemLint.MOST_ACTIONS) {
            throw NotInThisDrill.figure("A postmortem with more actions", "at most " + PostmortemLint.MOST_ACTIONS);
        }
        return book.change(id, Set.of(DrillState.review), history -> {
                    if (basis != null && basis != history.postmortemRevision()) {
                        throw new ReviewedElsewhere(history.postmortemRevision());
                    }
                    boolean isKept =
                            history.postmortem().map(postmortem::equals).orElse(false);
                    return isKept
                            ? history
                            : book.append(
                                    history,
                                    GameDayStep.Kind.drafted,
                                    new Payload.Drafted(by, StepJson.write(postmortem)));
                })
                .postmortemRevision();
    }

    /** The revision of the postmortem; 0 as long as none was saved. */
    public long postmortemRevision(String id) {
        return book.read(id).postmortemRevision();
    }

    /** Ends the review; the cluster goes. What is over stays so. */
    public void endReview(String id) {
        book.change(id, Set.of(DrillState.review, DrillState.closed), history -> {
            if (history.state() == DrillState.closed) {
                return history;
            }
            DrillHistory after = book.append(history, GameDayStep.Kind.closed, Map.of());
            clusters.remove(id);
            return after;
        });
    }

    /** What came of it. @throws NotInThisDrill as long as it runs */
    public DrillReport report(String id) {
        DrillHistory history = book.read(id);
        if (history.ended().isEmpty()) {
            throw NotInThisDrill.early();
        }
        return DrillReport.of(history);
    }

    /** Where the kubeconfig of operations lies. */
    public Path kubeconfig(String id) {
        return clusters.kubeconfig(id);
    }

    /** The cluster's pods as operations sees them: name, phase, ready, restarts, node. Empty while the cluster does not answer. */
    public List<List<String>> pods(String id) {
        String namespace = book.read(id).gameDay().home().namespace();
        return clusters.find(id).map(l -> Pods.of(l.cluster().api(), namespace)).orElse(List.of());
    }

    /** Does what is due. Called every second. */
    public void tick() {
        book.open().map(DrillHistory::id).ifPresent(id -> {
            synchronized (book.lock(id)) {
                clockwork.tick(id);
            }
        });
    }

    /** Finds the cluster of a drill that an earlier server left. */
    public void wake() {
        book.open().ifPresent(start::wake);
    }

    /** Lets go of clusters; {@link #wake} finds them again. */
    public void close() {
        clusters.close();
    }

    Optional<DrillClusters.Live> live(String id) {
        return clusters.find(id);
    }
}
