package org.xlava.pjrt;

/**
 * What lives in a client, counted in Java when asked.
 *
 * @param liveBuffers buffers not yet destroyed
 * @param liveBytes bytes of data in them
 * @param liveExecutables loaded executables not yet destroyed
 * @param liveEvents events that a caller holds
 * @param buffersMade buffers ever made
 * @param reclaimed handles that were freed by the garbage collector rather than by {@code close()}
 * @param collections garbage collections asked for because too much native memory was held
 */
public record ClientMetrics(
    long liveBuffers,
    long liveBytes,
    long liveExecutables,
    long liveEvents,
    long buffersMade,
    long reclaimed,
    long collections) {}
