package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.AccessSpec;
import dev.podfall.scenario.rubric.Backends;
import dev.podfall.scenario.rubric.Bounded;
import dev.podfall.scenario.rubric.ByName;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Completes;
import dev.podfall.scenario.rubric.Condition;
import dev.podfall.scenario.rubric.Confined;
import dev.podfall.scenario.rubric.ContainerSpec;
import dev.podfall.scenario.rubric.Event;
import dev.podfall.scenario.rubric.Follows;
import dev.podfall.scenario.rubric.ProcessSpec;
import dev.podfall.scenario.rubric.Refuses;
import dev.podfall.scenario.rubric.TakesEffect;
import dev.podfall.scenario.rubric.WaitsFor;
import dev.podfall.scenario.rubric.Without;
import java.util.List;

/** A claim about a cluster that evidence can be held against. */
sealed interface Claim
        permits AbsentClaim,
                AdmitsClaim,
                BackendsClaim,
                BoundedClaim,
                ByNameClaim,
                CanIClaim,
                CompletesClaim,
                ConditionClaim,
                ConfinedClaim,
                EventClaim,
                ExecClaim,
                FollowsClaim,
                LogsClaim,
                NoMoreRightsClaim,
                ProcessClaim,
                RefusesClaim,
                ResourceClaim,
                RespondsClaim,
                RolloutClaim,
                ScoresClaim,
                LastsClaim,
                SecrecyClaim,
                SurvivesClaim,
                TakesEffectClaim,
                UnchangedClaim,
                WaitsForClaim,
                WarmsUpClaim,
                WithoutClaim {
    /** As reports name it. */
    String kind();

    /** What must be looked at. */
    List<Observation> wants();

    /** Whether it holds. The same evidence gives the same judgement. */
    Judgement judge(Evidence evidence);

    /** The claim an author wrote. */
    static Claim of(ClaimSpec spec) {
        if (spec instanceof ClaimSpec.Resource s) {
            return new ResourceClaim(s);
        } else if (spec instanceof ClaimSpec.Absent s) {
            return new AbsentClaim(s);
        } else if (spec instanceof Condition s) {
            return new ConditionClaim(s);
        } else if (spec instanceof ClaimSpec.Rollout s) {
            return new RolloutClaim(s);
        } else if (spec instanceof ClaimSpec.Responds s) {
            return new RespondsClaim(s);
        } else if (spec instanceof ContainerSpec.Logs s) {
            return new LogsClaim(s);
        } else if (spec instanceof Event s) {
            return new EventClaim(s);
        } else if (spec instanceof AccessSpec.CanI s) {
            return new CanIClaim(s);
        } else if (spec instanceof ContainerSpec.Run s) {
            return new ExecClaim(s);
        } else if (spec instanceof ClaimSpec.Survives s) {
            return new SurvivesClaim(s);
        }
        if (spec instanceof AccessSpec.Admits s) {
            return new AdmitsClaim(s);
        } else if (spec instanceof Backends s) {
            return new BackendsClaim(s);
        } else if (spec instanceof AccessSpec.NoMoreRights s) {
            return new NoMoreRightsClaim(s);
        } else if (spec instanceof Confined s) {
            return new ConfinedClaim(s);
        } else if (spec instanceof TakesEffect s) {
            return new TakesEffectClaim(s);
        } else if (spec instanceof Without s) {
            return new WithoutClaim(s);
        } else if (spec instanceof WaitsFor s) {
            return new WaitsForClaim(s);
        } else if (spec instanceof ByName s) {
            return new ByNameClaim(s);
        } else if (spec instanceof Follows s) {
            return new FollowsClaim(s);
        } else if (spec instanceof Bounded s) {
            return new BoundedClaim(s);
        } else if (spec instanceof Refuses s) {
            return new RefusesClaim(s);
        } else if (spec instanceof Completes s) {
            return new CompletesClaim(s);
        } else if (spec instanceof ClaimSpec.Lasts s) {
            return new LastsClaim(s);
        } else if (spec instanceof ClaimSpec.Scores s) {
            return new ScoresClaim(s);
        } else if (spec instanceof ClaimSpec.Secrecy s) {
            return new SecrecyClaim(s);
        } else if (spec instanceof ProcessSpec s) {
            return new ProcessClaim(s);
        } else if (spec instanceof ClaimSpec.WarmsUp s) {
            return new WarmsUpClaim(s);
        }
        return new UnchangedClaim((ClaimSpec.Unchanged) spec);
    }
}
