package org.xlava.pjrt;

import java.io.Serializable;

/**
 * What lives in a client and what it did, counted in Java.
 *
 * @param liveBuffers buffers not yet destroyed
 * @param liveBytes bytes of data in them
 * @param liveExecutables loaded executables not yet destroyed
 * @param liveEvents events that a caller holds
 * @param buffersMade buffers ever made
 * @param reclaimed handles that were freed by the garbage collector rather than by {@code close()}
 * @param collections garbage collections asked for because too much native memory was held
 * @param compilations programs compiled, those that were loaded included
 * @param executions programs started, a start on several devices counting once
 * @param bytesUploaded bytes of data that came from host memory
 * @param bytesDownloaded bytes of data that went to host memory
 * @param bytesCopied bytes of data copied between devices and memories
 */
public record ClientMetrics(
    long liveBuffers,
    long liveBytes,
    long liveExecutables,
    long liveEvents,
    long buffersMade,
    long reclaimed,
    long collections,
    long compilations,
    long executions,
    long bytesUploaded,
    long bytesDownloaded,
    long bytesCopied)
    implements Serializable {}
