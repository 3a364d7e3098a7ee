package dev.podfall.sim.kubelet.images;

/**
 * Why a container's image is not there.
 *
 * @param reason the waiting reason, such as {@code ErrImagePull}
 * @param message the waiting message
 */
public record ImageFailure(String reason, String message) {}
