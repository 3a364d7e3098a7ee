package dev.podfall.sim.kubelet;

import dev.podfall.sim.client.NodeDisk;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.workload.ContainerRuntime;
import dev.podfall.sim.workload.Image;
import java.util.List;

/**
 * What a kubelet runs on.
 *
 * @param client the API; the kubelet acts as {@code system:node:NAME} on it
 * @param disk of all nodes; this one keeps to its own part
 * @param files of this node's containers and volumes
 * @param time the cluster's loop
 * @param dice chance
 * @param runtime starts containers
 * @param images the registries as this node reaches them
 * @param network the pod network
 * @param preloaded the images that a new node has from the start
 */
public record Machine(
        SimClient client,
        NodeDisk disk,
        NodeFiles files,
        Timeline time,
        Dice dice,
        ContainerRuntime runtime,
        Image.Catalogue images,
        ClusterNetwork network,
        List<String> preloaded) {}
