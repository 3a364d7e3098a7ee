package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;
import java.time.Duration;

/** Binds claims and volumes. Mirrors {@code pkg/controller/volume/persistentvolume/pv_controller.go}. */
public final class PersistentVolumeController {
    /** How often everything is looked at again that waits. */
    private static final Duration RESYNC = Duration.ofSeconds(15);

    private final ControllerContext context;
    private final WorkQueue claims;
    private final WorkQueue volumes;
    private final ClaimSync claimSync;
    private final VolumeSync volumeSync;

    public PersistentVolumeController(ControllerContext context) {
        this.context = context;
        this.claims = context.queue(this::claim);
        this.volumes = context.queue(this::volume);
        Bindings bindings = new Bindings(context);
        this.claimSync = new ClaimSync(context, bindings);
        this.volumeSync = new VolumeSync(context, bindings, claims::add);
        context.informers().on(Resources.PERSISTENTVOLUMECLAIMS, this::onClaim);
        context.informers().on(Resources.PERSISTENTVOLUMES, this::onVolume);
    }

    private void claim(Key key) {
        Claim.find(context.client(), key.namespace(), key.name()).ifPresent(claim -> {
            claimSync.sync(claim);
            if (!claim.isBound()) {
                claims.addAfter(key, RESYNC);
            }
        });
    }

    private void volume(Key key) {
        Volume.find(context.client(), key.name()).ifPresent(volumeSync::sync);
    }

    private void onClaim(WatchEvent event) {
        claims.add(Key.of(event.object()));
        String volume = event.object().path("spec").path("volumeName").asText();
        if (event.type() == WatchEvent.Type.DELETED && !volume.isEmpty()) {
            volumes.add(new Key("", volume));
        }
    }

    /** A volume that came free may be what a claim waits for; upstream finds out when it looks at all claims again. */
    private void onVolume(WatchEvent event) {
        volumes.add(Key.of(event.object()));
        JsonNode claim = event.object().path("spec").path("claimRef");
        if (event.type() == WatchEvent.Type.DELETED && claim.isObject()) {
            claims.add(
                    new Key(claim.path("namespace").asText(), claim.path("name").asText()));
        }
    }
}
