/**
 * Reads the protobuf that typed clients send ({@code kubectl create}, {@code auth can-i}, {@code drain} …). Answers are
 * JSON, which every such client takes as well, so nothing is written here. May touch {@code sim.client}. Start at {@link
 * dev.podfall.sim.protobuf.ProtobufReader}. Upstream: {@code k8s.io/apimachinery/pkg/runtime/serializer/protobuf}.
 */
package dev.podfall.sim.protobuf;
