package dev.podfall.grader.gameday.history;

import dev.podfall.engine.Namespaces;
import dev.podfall.engine.Runtime;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.load.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A drill as its steps tell it. */
public final class DrillHistory {
    private static final Set<GameDayStep.Kind> AFTERWARDS = EnumSet.of(
            GameDayStep.Kind.joined, GameDayStep.Kind.noted, GameDayStep.Kind.drafted, GameDayStep.Kind.closed);

    private final String id;
    private final List<GameDayStep> steps;
    private final Payload.Announced announced;
    private GameDay gameDay;
    private Payload.Settled settled;
    private final List<Stamped<Payload.Joined>> joined = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Stamped<Payload.Injected>> injected = new ArrayList<>();
    private final List<Stamped<Payload.Misfired>> misfired = new ArrayList<>();
    private final List<Stamped<Payload.Failed>> failed = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<Stamped<Payload.Noted>> notes = new ArrayList<>();
    private final List<Stamped<Payload.Opened>> opened = new ArrayList<>();
    private final List<Stamped<Payload.Ran>> ran = new ArrayList<>();
    private final List<Payload.Change> changes = new ArrayList<>();
    private Payload.Promised promised;
    private Instant begun;
    private Stamped<Payload.Said> mitigated;
    private Stamped<Payload.Said> resolved;
    private Stamped<Payload.Aborted> aborted;
    private Stamped<Payload.Drafted> drafted;
    private Instant ranOut;
    private Instant closed;

    private DrillHistory(String id, List<GameDayStep> steps) {
        this.id = id;
        this.steps = steps;
        this.announced = StepJson.read(steps.get(0).payload(), Payload.Announced.class);
        this.gameDay = Catalogue.gameDay(announced.gameDay());
    }

    /** A drill's; empty if it has no steps. */
    public static Optional<DrillHistory> of(String id, GameDayLog log) {
        List<GameDayStep> steps = log.read(id);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        DrillHistory history = new DrillHistory(id, steps);
        steps.stream().skip(1).forEach(history::add);
        return Optional.of(history);
    }

    /** What happens in the cluster after the end is nobody's response any more, and is not counted. */
    private void add(GameDayStep step) {
        if (ended().isPresent() && !AFTERWARDS.contains(step.kind())) {
            return;
        }
        switch (step.kind()) {
            case announced -> {}
            case joined -> joined.add(read(step, Payload.Joined.class));
            case settled -> settle(read(step, Payload.Settled.class).what());
            case failed -> failed.add(read(step, Payload.Failed.class));
            case begun -> begun = step.at();
            case promised -> promised = read(step, Payload.Promised.class).what();
            case sampled -> samples.add(StepJson.read(step.payload(), Sample.class));
            case injected -> injected.add(read(step, Payload.Injected.class));
            case misfired -> misfired.add(read(step, Payload.Misfired.class));
            case paged, escalated, acknowledged, cleared -> page(step);
            case noted -> notes.add(read(step, Payload.Noted.class));
            case opened -> opened.add(read(step, Payload.Opened.class));
            case ran -> ran.add(read(step, Payload.Ran.class));
            case changed ->
                changes.addAll(read(step, Payload.Changed.class).what().changes());
            case mitigated -> mitigated = read(step, Payload.Said.class);
            case resolved -> resolved = read(step, Payload.Said.class);
            case ranOut -> ranOut = step.at();
            case aborted -> aborted = read(step, Payload.Aborted.class);
            case drafted -> drafted = read(step, Payload.Drafted.class);
            case closed -> closed = step.at();
        }
    }

    private static <T> Stamped<T> read(GameDayStep step, Class<T> type) {
        return new Stamped<>(step.sequence(), step.at(), StepJson.read(step.payload(), type));
    }

    private void settle(Payload.Settled there) {
        settled = there;
        gameDay = Catalogue.gameDay(NodeNames.in(announced.gameDay(), there.nodes()));
    }

    private void page(GameDayStep step) {
        int number = step.payload().path("page").asInt();
        if (step.kind() == GameDayStep.Kind.paged) {
            Payload.Paged paged = StepJson.read(step.payload(), Payload.Paged.class);
            pages.add(new Page(number, paged.alert(), step.at(), paged.levels(), null, null, null, null));
            return;
        }
        Page page = pages.get(number - 1);
        pages.set(
                number - 1,
                switch (step.kind()) {
                    case escalated -> page.escalatedAt(step.at());
                    case acknowledged ->
                        page.acknowledgedBy(step.payload().path("by").asText(), step.at());
                    default -> page.clearedAt(step.at());
                });
    }

    public String id() {
        return id;
    }

    public Payload.Announced announced() {
        return announced;
    }

    /** Whether its cluster was up. */
    public boolean isSettled() {
        return announced.runtime() == Runtime.EMBEDDED || settled != null;
    }

    /** When the countdown is over, or was. */
    public Instant begins() {
        return settled == null ? announced.begins() : settled.begins();
    }

    /** What its namespaces are called on its cluster. */
    public Namespaces namespaces() {
        return settled == null ? Namespaces.SAME : new Namespaces(settled.namespaces());
    }

    /** Parts of the drill itself that did not work. */
    public List<Stamped<Payload.Failed>> failed() {
        return List.copyOf(failed);
    }

    public Instant announcedAt() {
        return steps.get(0).at();
    }

    public GameDay gameDay() {
        return gameDay;
    }

    /** All steps, oldest first. */
    public List<GameDayStep> steps() {
        return steps;
    }

    /** The sequence of the next step. */
    public long nextSequence() {
        return steps.get(steps.size() - 1).sequence() + 1;
    }

    public DrillState state() {
        if (closed != null) {
            return DrillState.closed;
        } else if (ended().isPresent()) {
            return DrillState.review;
        }
        return begun == null ? DrillState.announced : DrillState.running;
    }

    public List<Stamped<Payload.Joined>> joined() {
        return List.copyOf(joined);
    }

    /** What the drill before promised, and whether it holds; empty if it was not looked at. */
    public List<Payload.Promise> promises() {
        return promised == null ? List.of() : promised.promises();
    }

    /** Who has that seat. */
    public Optional<Payload.Joined> seat(String seat) {
        return joined.stream()
                .map(Stamped::what)
                .filter(j -> j.seat().equals(seat))
                .findFirst();
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    public List<Stamped<Payload.Injected>> injected() {
        return List.copyOf(injected);
    }

    /** Cues that could not be injected, and were not injected later. */
    public List<Stamped<Payload.Misfired>> misfired() {
        return misfired.stream().filter(m -> !isInjected(m.what().cue())).toList();
    }

    /** Whether a cue is in. */
    public boolean isInjected(String cue) {
        return injected.stream().anyMatch(i -> i.what().cue().equals(cue));
    }

    /** Whether a cue was played, whatever came of it. */
    public boolean isPlayed(String cue) {
        return playedAt(cue).isPresent();
    }

    /** When that was; empty if it was not. */
    public Optional<Instant> playedAt(String cue) {
        return steps.stream()
                .filter(s -> s.kind() == GameDayStep.Kind.injected || s.kind() == GameDayStep.Kind.misfired)
                .filter(s -> s.payload().path("cue").asText().equals(cue))
                .map(GameDayStep::at)
                .findFirst();
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    public List<Stamped<Payload.Noted>> notes() {
        return List.copyOf(notes);
    }

    public List<Stamped<Payload.Opened>> opened() {
        return List.copyOf(opened);
    }

    /** Whether a runbook was opened at that moment or later. */
    public boolean isOpenedSince(String runbook, Instant since) {
        return opened.stream().anyMatch(o -> o.what().runbook().equals(runbook) && !o.at().isBefore(since));
    }

    public List<Stamped<Payload.Ran>> ran() {
        return List.copyOf(ran);
    }

    /** What people changed, in the order they did. */
    public List<Payload.Change> changes() {
        return List.copyOf(changes);
    }

    /** When the drill began; empty during the countdown. */
    public Optional<Instant> begun() {
        return Optional.ofNullable(begun);
    }

    public Optional<Stamped<Payload.Said>> mitigated() {
        return Optional.ofNullable(mitigated);
    }

    public Optional<Stamped<Payload.Said>> resolved() {
        return Optional.ofNullable(resolved);
    }

    public Optional<Stamped<Payload.Aborted>> aborted() {
        return Optional.ofNullable(aborted);
    }

    /** The postmortem as it was saved last; empty if nobody did. */
    public Optional<Postmortem> postmortem() {
        return Optional.ofNullable(drafted).map(d -> StepJson.read(d.what().postmortem(), Postmortem.class));
    }

    /** The step that saved it; 0 if none did. */
    public long postmortemRevision() {
        return drafted == null ? 0 : drafted.number();
    }

    /** When its minutes are over: they count from the first cue; from the beginning as long as none was played. */
    public Instant timeIsOver() {
        Instant from =
                injected.isEmpty() ? begun().orElse(begins()) : injected.get(0).at();
        return from.plus(Duration.ofMinutes(gameDay.facts().minutes()));
    }

    /** Whether its minutes were over before anybody ended it. */
    public boolean isRanOut() {
        return ranOut != null;
    }

    /** When it was resolved or aborted, or its time was over; empty as long as it goes on. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(resolved)
                .map(Stamped::at)
                .or(() -> Optional.ofNullable(aborted).map(Stamped::at))
                .or(() -> Optional.ofNullable(ranOut));
    }
}
