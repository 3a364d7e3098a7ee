package dev.podfall.sim.kubelet.lifecycle;

import dev.podfall.sim.kubelet.admission.Admission;
import dev.podfall.sim.kubelet.container.Containers;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.PullSecrets;
import dev.podfall.sim.kubelet.prober.ProbeManager;
import dev.podfall.sim.kubelet.status.PodStatusGenerator;
import dev.podfall.sim.kubelet.status.ReasonCache;
import dev.podfall.sim.kubelet.status.StatusManager;
import dev.podfall.sim.kubelet.volumes.VolumeManager;

/** The rooms of a kubelet that a pod's life goes through. */
public record Rooms(
        Host host,
        Admission admission,
        Containers containers,
        VolumeManager volumes,
        PullSecrets pullSecrets,
        ProbeManager probes,
        StatusManager statuses,
        PodStatusGenerator generator,
        ReasonCache reasons) {}
