package dev.podfall.sim.cel;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;

/** Addresses and networks. Mirrors {@code ip.go} and {@code cidr.go} of {@code k8s.io/apiserver/pkg/cel/library}. */
final class NetworkFunctions {
    private static final Operand<IpAddress> IP = new Operand<>(OpaqueType.create("net.IP"), IpAddress.class);
    private static final Operand<IpNetwork> CIDR = new Operand<>(OpaqueType.create("net.CIDR"), IpNetwork.class);

    private NetworkFunctions() {}

    static void addTo(Functions all) {
        addresses(all);
        all.global("cidr", Operand.STRING, CIDR.type(), NetworkFunctions::network)
                .global(
                        "isCIDR",
                        Operand.STRING,
                        SimpleType.BOOL,
                        text -> IpNetwork.parse(text).isPresent())
                .global("string", CIDR, SimpleType.STRING, IpNetwork::toString)
                .member("containsIP", CIDR, IP, SimpleType.BOOL, IpNetwork::contains)
                .member("containsIP", CIDR, Operand.STRING, SimpleType.BOOL, (c, text) -> c.contains(address(text)))
                .member("containsCIDR", CIDR, CIDR, SimpleType.BOOL, IpNetwork::contains)
                .member("containsCIDR", CIDR, Operand.STRING, SimpleType.BOOL, (c, text) -> c.contains(network(text)))
                .member("ip", CIDR, IP.type(), IpNetwork::address)
                .member("prefixLength", CIDR, SimpleType.INT, c -> (long) c.bits())
                .member("masked", CIDR, CIDR.type(), IpNetwork::masked);
    }

    private static void addresses(Functions all) {
        all.global("ip", Operand.STRING, IP.type(), NetworkFunctions::address)
                .global(
                        "isIP",
                        Operand.STRING,
                        SimpleType.BOOL,
                        text -> IpAddress.parse(text).isPresent())
                .global(
                        "ip.isCanonical",
                        Operand.STRING,
                        SimpleType.BOOL,
                        text -> address(text).toString().equals(text))
                .global("string", IP, SimpleType.STRING, IpAddress::toString)
                .member("family", IP, SimpleType.INT, IpAddress::family)
                .member("isUnspecified", IP, SimpleType.BOOL, IpAddress::isUnspecified)
                .member("isLoopback", IP, SimpleType.BOOL, IpAddress::isLoopback)
                .member("isLinkLocalMulticast", IP, SimpleType.BOOL, IpAddress::isLinkLocalMulticast)
                .member("isLinkLocalUnicast", IP, SimpleType.BOOL, IpAddress::isLinkLocalUnicast)
                .member("isGlobalUnicast", IP, SimpleType.BOOL, IpAddress::isGlobalUnicast);
    }

    private static IpAddress address(String text) throws CelEvaluationException {
        return IpAddress.parse(text).orElseThrow(() -> Functions.failure(IpAddress.problem(text)));
    }

    private static IpNetwork network(String text) throws CelEvaluationException {
        return IpNetwork.parse(text).orElseThrow(() -> Functions.failure(IpNetwork.problem(text)));
    }
}
