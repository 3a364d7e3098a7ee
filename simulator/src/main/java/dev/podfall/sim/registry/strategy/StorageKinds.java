package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.CSIDRIVERS;
import static dev.podfall.sim.client.Resources.CSINODES;
import static dev.podfall.sim.client.Resources.CSISTORAGECAPACITIES;
import static dev.podfall.sim.client.Resources.PERSISTENTVOLUMECLAIMS;
import static dev.podfall.sim.client.Resources.PERSISTENTVOLUMES;
import static dev.podfall.sim.client.Resources.STORAGECLASSES;
import static dev.podfall.sim.client.Resources.VOLUMEATTACHMENTS;
import static dev.podfall.sim.client.Resources.VOLUMEATTRIBUTESCLASSES;

import dev.podfall.sim.table.CreatedAtPrinter;
import dev.podfall.sim.table.PersistentVolumeClaimPrinter;
import dev.podfall.sim.table.PersistentVolumePrinter;
import dev.podfall.sim.table.StorageClassPrinter;
import dev.podfall.sim.table.StorageDriverPrinters;
import java.util.List;

/** Volumes, claims, and {@code storage.k8s.io}. */
final class StorageKinds {
    private StorageKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(PERSISTENTVOLUMECLAIMS, ClaimStrategy::new, new PersistentVolumeClaimPrinter(), "pvc")
                        .with("status")
                        .returningDeleted(),
                KindSpec.of(PERSISTENTVOLUMES, VolumeStrategy::new, new PersistentVolumePrinter(), "pv")
                        .with("status")
                        .returningDeleted(),
                KindSpec.of(STORAGECLASSES, PolicyStrategies.StorageClass::new, new StorageClassPrinter(), "sc")
                        .returningDeleted(),
                KindSpec.of(CSIDRIVERS, DriverStrategies.Driver::new, new StorageDriverPrinters.Driver())
                        .returningDeleted(),
                KindSpec.of(CSINODES, DriverStrategies.Node::new, new StorageDriverPrinters.Node())
                        .returningDeleted(),
                KindSpec.of(CSISTORAGECAPACITIES, DriverStrategies.Capacity::new, new CreatedAtPrinter()),
                KindSpec.of(VOLUMEATTACHMENTS, AttachmentStrategy::new, new StorageDriverPrinters.Attachment())
                        .with("status")
                        .returningDeleted(),
                KindSpec.of(
                                VOLUMEATTRIBUTESCLASSES,
                                DriverStrategies.Attributes::new,
                                new StorageDriverPrinters.Attributes(),
                                "vac")
                        .returningDeleted());
    }
}
