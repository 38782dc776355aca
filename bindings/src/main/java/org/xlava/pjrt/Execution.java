package org.xlava.pjrt;

import java.util.List;

/**
 * A started execution on one device.
 *
 * @param results what the program gives, which may still be being computed
 * @param end when the program has run to its end, calls of handlers included; to be closed
 */
public record Execution(List<Buffer> results, Event end) {}
