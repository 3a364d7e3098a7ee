/**
 * The wire protocols that carry bytes to and from pods: exec, attach and port-forward over WebSocket channels, over SPDY,
 * and over SPDY inside a WebSocket. Threads: a connection's handlers run on its network thread, everything that talks
 * to the node runs on the cluster's loop; {@link dev.podfall.sim.streaming.Conversation} and
 * {@link dev.podfall.sim.streaming.Forward} are where the two meet. May touch {@code sim.api}, {@code sim.client},
 * {@code sim.gateway}, {@code sim.loop}. Start at {@link dev.podfall.sim.streaming.Streaming}. Upstream:
 * {@code k8s.io/cri-streaming}, {@code k8s.io/streaming/pkg/httpstream}, {@code k8s.io/apiserver/pkg/util/proxy}.
 */
package dev.podfall.sim.streaming;
