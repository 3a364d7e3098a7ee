package dev.podfall.sim.kubelet.images;

import dev.podfall.sim.workload.Image;

/**
 * An image that is on the node.
 *
 * @param name as container statuses show it, such as {@code docker.io/library/nginx:1.27}
 * @param reference by digest, as {@code imageID} shows it
 * @param content what is in it
 */
public record LocalImage(String name, String reference, Image content) {}
