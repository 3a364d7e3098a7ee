/**
 * Real clusters in containers of this machine: kind's node image, started by Testcontainers and brought up by kubeadm. May
 * touch {@code engine}, {@code engine.real}, {@code engine.image}; the only package that may use Testcontainers. Start at
 * {@link dev.podfall.engine.kind.KindProvider}; why it is made like this is in {@code lab-engine/KIND.md}.
 */
package dev.podfall.engine.kind;
